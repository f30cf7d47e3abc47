package dev.stet.jsonmerge;

import org.jspecify.annotations.Nullable;

/** Where a value is: under an item, along member names. Its pointer is built only when it is needed. */
record Spot(Item owner, @Nullable Spot parent, String name) {
    static Spot at(Item owner) {
        return new Spot(owner, null, "");
    }

    Spot child(String member) {
        return new Spot(owner, this, member);
    }

    String pointer() {
        return parent == null ? "" : Pointer.child(parent.pointer(), name);
    }

    String path() {
        return owner.path() + pointer();
    }

    /** The identified list that some version has here. */
    @Nullable
    ItemList list() {
        return owner.hasLists() ? owner.findList(pointer()) : null;
    }
}
