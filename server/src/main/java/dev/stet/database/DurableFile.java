package dev.stet.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** Writes small files so that a crash leaves the old text or the new one, and what is written is on the disk. */
final class DurableFile {

    private DurableFile() {}

    /** Writes a file that only its owner can read, in place of the one that is there. */
    static void write(Path file, String text) throws IOException {
        Path folder = Objects.requireNonNull(file.getParent());
        Path fresh = Files.createTempFile(folder, file.getFileName().toString(), ".new"); // private to the owner
        Files.writeString(fresh, text);
        sync(fresh);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        sync(folder);
    }

    private static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
