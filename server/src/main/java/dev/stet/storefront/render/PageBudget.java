package dev.stet.storefront.render;

import java.time.Duration;

/** How much HTML one page may have, and how long it may take. One for each rendering. */
final class PageBudget {

    /** Characters. A page of the largest content that may be saved has half of it, if its text is ordinary. */
    static final int MOST = 2 << 20;

    /** Pages take milliseconds; a server that has just started on a busy machine, some hundred times as long. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final long deadline = System.nanoTime() + LONGEST.toNanos();
    private int left;
    private String place = "";

    private PageBudget(int characters) {
        this.left = characters;
    }

    /** A preview has twice the room, for it says of each element which field it shows. */
    static PageBudget of(RenderMode mode) {
        return new PageBudget(mode.isPreview() ? 2 * MOST : MOST);
    }

    /** What is rendered from now on belongs to this place in the content. */
    void enter(String path) {
        place = path;
    }

    /** @throws PageTooLargeException when there is not so much left, or when it took too long */
    void check(int characters) {
        if (characters > left || System.nanoTime() - deadline > 0) {
            throw new PageTooLargeException(place);
        }
    }

    void spend(int characters) {
        check(characters);
        left -= characters;
    }
}
