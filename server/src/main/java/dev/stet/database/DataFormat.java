package dev.stet.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The format of a data folder, told before anything in it is touched: even a PostgreSQL that starts and stops again
 * changes its files.
 */
final class DataFormat {

    /** To be raised when a build can't go on with the folders of the build before. */
    private static final String CURRENT = "1";

    private static final String FILE = "format";

    private DataFormat() {}

    /**
     * Says of a new folder which format it has.
     *
     * @throws StartRefused when the folder has data in another format
     */
    static void claim(Path folder, Path cluster) {
        Path file = folder.resolve(FILE);
        try {
            if (!Files.exists(file) && !Files.exists(cluster)) {
                DurableFile.write(file, CURRENT + "\n");
            } else if (!Files.exists(file) || !isCurrent(file)) {
                throw new StartRefused(
                        "The data folder " + folder + " was made by another build of Stet, and this one can't read it."
                                + " Nothing in it was changed.",
                        "Run the build that made it, or move the folder away and start again with a new one,"
                                + " or set STET_DATA to another folder.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The data folder " + folder + " can't be used", e);
        }
    }

    private static boolean isCurrent(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                .strip()
                .equals(CURRENT);
    }
}
