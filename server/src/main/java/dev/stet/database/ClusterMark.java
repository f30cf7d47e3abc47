package dev.stet.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A file beside the embedded database's own, by which the next start notices that an older state of them was put back.
 * It has a new random text at every start, and the database records that text together with what the file system says of
 * the file. A copy can have the text, but neither the file's number nor the time of its last change.
 *
 * <p>A file that a backup tool leaves alone, since it is the same in the backup, tells nothing. So the number of
 * PostgreSQL's control file counts, too: PostgreSQL writes that one often, and always in place.
 *
 * <p>Snapshots of a whole file system or machine keep all of that. Whoever puts one back has to say so.
 */
public final class ClusterMark {

    private static final boolean UNIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("unix");

    private static final int MOST_BYTES = 100;

    private final Path file;
    private final Path control;

    ClusterMark(Path cluster) {
        this.file = cluster.resolve("stet.mark");
        this.control = cluster.resolve("global").resolve("pg_control");
    }

    /**
     * What makes it certain, or at least possible, that an older state was put back since the mark was recorded; empty
     * when nothing does.
     *
     * @param recorded what {@link #renew} gave at the last start, as the database says; null in a database without one
     */
    public Optional<String> doubt(@Nullable String recorded) {
        String found = read();
        if (recorded == null && found == null) {
            return Optional.empty(); // the first start
        }
        if (found == null || recorded == null || !text(found).equals(text(recorded))) {
            return Optional.of("the database and the files around it are not of the same time");
        }
        return found.equals(recorded) ? Optional.empty() : Optional.of("the data folder is a copy");
    }

    /** Gives the file a new text; gives what the database is to record. */
    public String renew() {
        try {
            DurableFile.write(file, UUID.randomUUID().toString());
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + file + " can't be written", e);
        }
        return String.valueOf(read());
    }

    private @Nullable String read() {
        try {
            if (!Files.exists(file)) {
                return null;
            }
            try (InputStream in = Files.newInputStream(file)) {
                String text = new String(in.readNBytes(MOST_BYTES), StandardCharsets.ISO_8859_1).strip();
                return text.replaceAll("[^0-9a-f-]", "?")
                        + ' '
                        + changed(file)
                        + ' '
                        + number(file)
                        + ' '
                        + number(control);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + file + " can't be read", e);
        }
    }

    private static String text(String mark) {
        return mark.split(" ", 2)[0];
    }

    /** The time of the last change of anything about the file, which nobody can set. */
    private static long changed(Path path) throws IOException {
        FileTime time = UNIX
                ? (FileTime) Files.getAttribute(path, "unix:ctime")
                : Files.readAttributes(path, BasicFileAttributes.class).creationTime();
        return time.to(TimeUnit.NANOSECONDS);
    }

    /** The file's number in its file system; without that of the device, which may be another after a restart. */
    private static String number(Path path) throws IOException {
        return UNIX && Files.exists(path) ? Files.getAttribute(path, "unix:ino").toString() : "-";
    }
}
