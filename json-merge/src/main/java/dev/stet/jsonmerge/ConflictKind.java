package dev.stet.jsonmerge;

/** The kinds of conflict; the table in section 7 of spec/merge.md says what each kind carries. */
public enum ConflictKind {
    /** Both changed one value. */
    EDIT("edit", true),
    /** Both changed the same words of a text. */
    TEXT("text", true),
    /** One changed the JSON type, the other changed it too, or something below it. */
    TYPE("type", true),
    /** One removed it, the other changed it or something below it. */
    DELETE_EDIT("delete-edit", true),
    /** Both added it, with different contents or in different lists. */
    ADD_ADD("add-add", true),
    /** Both changed it, and it is over a limit for a finer merge. */
    TOO_LARGE("too-large", true),
    /** Both changed a list in which ids occur twice. */
    DUPLICATE_ID("duplicate-id", true),
    /** Both reordered a list, not compatibly. */
    ORDER("order", true),
    /** Both moved an item, to different lists. */
    MOVE("move", false),
    /** One removed an item, the other moved it. */
    DELETE_MOVE("delete-move", false),
    /** Moves that together put items inside each other. */
    CYCLE("cycle", false),
    /** The moves and removals of the two sides cannot be taken apart. */
    STRUCTURE("structure", true);

    private final String wireName;
    private final boolean allowsValue;

    ConflictKind(String wireName, boolean allowsValue) {
        this.wireName = wireName;
        this.allowsValue = allowsValue;
    }

    /** The name in JSON. */
    public String wireName() {
        return wireName;
    }

    /** Whether a value made by hand may decide it; one of the sides always may. */
    public boolean allowsValue() {
        return allowsValue;
    }
}
