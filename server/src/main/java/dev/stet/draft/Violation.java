package dev.stet.draft;

/**
 * Something in a content that may not be saved.
 *
 * @param path a JSON Pointer whose steps into lists of identified items are their ids: {@code /pages/home/title}
 * @param message what is wrong and what to do, for a person
 */
public record Violation(String path, String message) {}
