package dev.stet.database;

/** The server would be unsafe if it started. Shown by {@link StartRefusedAnalyzer}. */
class StartRefused extends RuntimeException {

    private final String remedy;

    /** @param remedy what the operator can do */
    StartRefused(String problem, String remedy) {
        super(problem);
        this.remedy = remedy;
    }

    String problem() {
        return String.valueOf(getMessage());
    }

    String remedy() {
        return remedy;
    }
}
