package dev.stet.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** The folder {@code STET_DATA}, private to its owner: the embedded database and generated secrets live in it. */
public final class DataFolder {

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path root;

    private DataFolder(Path root) {
        this.root = root;
    }

    static DataFolder at(Path folder) {
        try {
            Path root = Files.createDirectories(folder).toRealPath();
            if (POSIX) {
                Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
            }
            return new DataFolder(root);
        } catch (IOException e) {
            throw new UncheckedIOException("The data folder " + folder + " can't be used", e);
        }
    }

    /** The folder's real path. */
    public Path root() {
        return root;
    }

    /** Where the embedded database keeps its files. */
    Path cluster() {
        return root.resolve("postgres");
    }

    /** A random secret of 24 characters kept in the named file, which only the owner can read; made at first use. */
    public String secret(String name) {
        Path file = root.resolve(name);
        try {
            if (!Files.exists(file)) {
                byte[] random = new byte[18];
                new SecureRandom().nextBytes(random);
                DurableFile.write(file, Base64.getUrlEncoder().encodeToString(random));
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The secret " + file + " can't be kept", e);
        }
    }

    /**
     * Claims the folder for one server until the channel is closed or the process ends.
     *
     * @throws StartRefused when another server holds it
     */
    FileChannel claim() {
        try {
            FileChannel channel =
                    FileChannel.open(root.resolve("server.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!tryLock(channel)) {
                channel.close();
                throw new StartRefused(
                        "Another Stet server is using the data folder " + root + ".",
                        "Stop that server, or set STET_DATA to another folder.");
            }
            return channel;
        } catch (IOException e) {
            throw new UncheckedIOException("The data folder " + root + " can't be locked", e);
        }
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }
}
