package org.trialgraph.web.data;

import java.io.Closeable;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.sparql.core.DatasetGraph;
import org.jspecify.annotations.Nullable;
import org.trialgraph.files.TemporaryFolder;

/** The labels of each kind, each read when it is first asked for and kept until {@link #close}, since a release never changes. */
public final class LabelIndexes implements Closeable {
    /** How long whoever asks waits while somebody else reads. */
    private static final long PATIENCE = 10;

    private final DatasetGraph current;
    private final Map<LabelledKind, LabelIndex> read = new EnumMap<>(LabelledKind.class);
    private final ReentrantLock reading = new ReentrantLock();
    private @Nullable TemporaryFolder folder;

    /** Over all current graphs. */
    public LabelIndexes(DatasetGraph current) {
        this.current = current;
    }

    /**
     * The labels of a kind; empty where they are still being read, and are soon.
     *
     * @throws org.trialgraph.files.FolderException if the temporary folder is full
     */
    public Optional<LabelIndex> of(LabelledKind kind) throws IOException {
        try {
            if (!reading.tryLock(PATIENCE, TimeUnit.SECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            LabelIndex index = read.get(kind);
            if (index == null) {
                index = read(kind);
                read.put(kind, index);
            }
            return Optional.of(index);
        } finally {
            reading.unlock();
        }
    }

    private LabelIndex read(LabelledKind kind) throws IOException {
        TemporaryFolder own = folder == null ? TemporaryFolder.create() : folder;
        folder = own;
        return TemporaryFolder.writing(() -> {
            current.begin(ReadWrite.READ);
            try {
                return LabelIndex.build(current, kind, own.folder().resolve(kind.toString()));
            } finally {
                current.end();
            }
        });
    }

    /** Removes the files. */
    @Override
    public void close() throws IOException {
        if (folder != null) {
            folder.close();
        }
    }
}
