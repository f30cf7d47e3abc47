package dev.stet.jsonmerge;

/** The three versions of a document; yours and theirs are sides. */
enum Side {
    BASE,
    YOURS,
    THEIRS;

    Side other() {
        return switch (this) {
            case YOURS -> THEIRS;
            case THEIRS -> YOURS;
            case BASE -> throw new IllegalStateException("bug: base is not a side");
        };
    }
}
