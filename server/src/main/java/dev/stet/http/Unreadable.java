package dev.stet.http;

import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;

/** Says where a body stops being readable, in words that show nothing of the server's inside. */
final class Unreadable {

    private Unreadable() {}

    static String reason(HttpMessageNotReadableException e) {
        Throwable cause = e.getCause();
        if (cause instanceof StreamReadException syntax) {
            return "The body is not well-formed JSON" + at(syntax) + ".";
        }
        if (cause instanceof MismatchedInputException shape) {
            String path = path(shape);
            return path.isEmpty()
                    ? "The body is not of the expected shape" + at(shape) + "."
                    : "The value at " + path + " is missing or not of the expected type.";
        }
        return "A body in JSON is expected.";
    }

    private static String at(JacksonException e) {
        return e.getLocation() == null || e.getLocation().getLineNr() < 1
                ? ""
                : " (line %d, column %d)"
                        .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
    }

    private static String path(JacksonException e) {
        StringBuilder pointer = new StringBuilder();
        for (JacksonException.Reference step : e.getPath()) {
            pointer.append('/').append(step.getPropertyName() != null ? step.getPropertyName() : step.getIndex());
        }
        return pointer.toString();
    }
}
