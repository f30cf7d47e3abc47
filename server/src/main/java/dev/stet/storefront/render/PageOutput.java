package dev.stet.storefront.render;

import gg.jte.TemplateOutput;

/** The HTML of a page, which may have no more than its budget. */
final class PageOutput implements TemplateOutput {

    private static final int USUAL_SIZE = 32_768;

    private final StringBuilder html = new StringBuilder(USUAL_SIZE);
    private final PageBudget budget;

    PageOutput(PageBudget budget) {
        this.budget = budget;
    }

    @Override
    public void writeContent(String value) {
        budget.spend(value.length());
        html.append(value);
    }

    @Override
    public void writeContent(String value, int start, int end) {
        budget.spend(end - start);
        html.append(value, start, end);
    }

    @Override
    public String toString() {
        return html.toString();
    }
}
