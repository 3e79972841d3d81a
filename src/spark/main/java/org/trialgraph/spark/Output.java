package org.trialgraph.spark;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A folder that is there as a whole or not at all: it is filled beside its place, and takes it in one step at the end. A run that is
 * killed leaves the folder beside, whose name says so.
 */
final class Output implements AutoCloseable {
    private static final String PART = "part-";

    private final FileSystem system;
    private final Path place;
    private final Path unfinished;

    /** @throws FileAlreadyExistsException if there is something already */
    Output(String place, Configuration hadoop) throws IOException {
        Path given = new Path(place);
        this.system = given.getFileSystem(hadoop);
        this.place = system.makeQualified(given);
        if (system.exists(this.place)) {
            throw new FileAlreadyExistsException(place);
        }
        this.unfinished = this.place.suffix(".unfinished-" + UUID.randomUUID());
        system.setWriteChecksum(false);
        system.mkdirs(unfinished);
    }

    /** Where something of it is to be written. */
    Path in(String name) {
        return new Path(unfinished, name);
    }

    /** Names the parts of a folder that Spark wrote by what they are, and removes what else is there. */
    void name(String folder, String extension) throws IOException {
        for (FileStatus file : system.listStatus(in(folder))) {
            String name = file.getPath().getName();
            if (name.startsWith(PART) && file.getLen() > 0) {
                system.rename(file.getPath(), new Path(in(folder), name + extension));
            } else {
                system.delete(file.getPath(), false);
            }
        }
    }

    /** Removes what was written on the way. */
    void remove(String name) throws IOException {
        system.delete(in(name), true);
    }

    FileSystem system() {
        return system;
    }

    /** Takes its place. */
    void complete() throws IOException {
        if (!system.rename(unfinished, place)) {
            throw new IOException(unfinished + " cannot be renamed to " + place);
        }
    }

    /** Removes what is not complete. */
    @Override
    public void close() throws IOException {
        system.delete(unfinished, true);
    }
}
