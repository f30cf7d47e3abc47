package dev.stet.storefront.render;

/** For whom a page is rendered. */
public enum RenderMode {
    /** Visitors: the live release, and no trace of editing. */
    PUBLIC,
    /** Members, from the saved draft. */
    DRAFT,
    /** Members, from content that is not saved and need not be valid. */
    UNSAVED;

    /** Whether elements say which section and field they show, and empty places say that they are empty. */
    public boolean isPreview() {
        return this != PUBLIC;
    }
}
