package dev.stet.bench.merge;

import dev.stet.jsonmerge.CanonicalJson;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes all {@link Documents} into a file for the other language: {@code {base, name, theirs, title, yours}} a line. */
final class Export {
    private Export() {}

    public static void main(String[] args) throws IOException {
        try (var out = new PrintStream(Files.newOutputStream(Path.of(args[0])), false, StandardCharsets.UTF_8)) {
            for (Documents documents : Documents.values()) {
                Triple triple = documents.make();
                ObjectNode line = JsonNodeFactory.instance.objectNode();
                line.put("name", documents.name()).put("title", documents.title);
                line.set("base", triple.base());
                line.set("yours", triple.yours());
                line.set("theirs", triple.theirs());
                out.print(CanonicalJson.write(line) + "\n");
            }
        }
    }
}
