package dev.stet.storefront.render;

/** Text that has to fit into what a page has left. */
final class LimitedText implements Appendable {

    private final StringBuilder text = new StringBuilder();
    private final PageBudget budget;

    LimitedText(PageBudget budget) {
        this.budget = budget;
    }

    @Override
    public LimitedText append(CharSequence more) {
        return append(more, 0, more.length());
    }

    @Override
    public LimitedText append(CharSequence more, int start, int end) {
        budget.check(text.length() + end - start);
        text.append(more, start, end);
        return this;
    }

    @Override
    public LimitedText append(char more) {
        budget.check(text.length() + 1);
        text.append(more);
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
