package dev.stet.database;

/** The database would lose acknowledged saves in a crash. */
class UnsafeDatabase extends RuntimeException {

    private final String setting;

    UnsafeDatabase(String setting) {
        super("PostgreSQL runs with " + setting + "=off: a crash would lose saves that were acknowledged.");
        this.setting = setting;
    }

    String problem() {
        return "PostgreSQL runs with " + setting + "=off: a crash would lose saves that were acknowledged.";
    }

    String remedy() {
        return "Turn " + setting + " on, or set stet.allow-unsafe-database=true where nothing matters.";
    }
}
