package dev.stet.database;

import java.nio.file.Path;

/** A second server was started on one data folder. */
class DataFolderInUse extends RuntimeException {

    private final Path folder;

    DataFolderInUse(Path folder) {
        super("Another Stet server is using the data folder " + folder + ".");
        this.folder = folder;
    }

    String problem() {
        return "Another Stet server is using the data folder " + folder + ".";
    }

    String remedy() {
        return "Stop that server, or set STET_DATA to another folder.";
    }
}
