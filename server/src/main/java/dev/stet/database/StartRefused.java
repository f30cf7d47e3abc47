package dev.stet.database;

/** The server would be unsafe if it started. Shown by {@link StartRefusedAnalyzer}. */
public class StartRefused extends RuntimeException {

    private final String remedy;

    /** @param remedy what the operator can do */
    public StartRefused(String problem, String remedy) {
        super(problem);
        this.remedy = remedy;
    }

    StartRefused(String problem, String remedy, Throwable cause) {
        super(problem, cause);
        this.remedy = remedy;
    }

    String problem() {
        return String.valueOf(getMessage());
    }

    String remedy() {
        return remedy;
    }
}
