package org.trialgraph.spark;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.trialgraph.model.SourceDocument.Content;
import org.trialgraph.pipeline.DocumentSource;
import org.trialgraph.pipeline.Manifest;

/**
 * What one task reads: some files as wholes, or some lines of a large file of JSON values.
 *
 * @param files the files; of lines the one they are in
 * @param from where the lines begin
 * @param to where they end; 0 for files that are read as wholes
 * @param firstLine number of the first line that begins there, from 1
 */
record InputPart(List<InputFile> files, long from, long to, int firstLine) implements Serializable {
    /**
     * A file of any Hadoop file system.
     *
     * @param path with its scheme
     * @param origin as a user would name it
     * @param size in bytes
     * @param manifest path of the manifest of its folder; empty where there is none
     */
    record InputFile(String path, String origin, long size, String manifest) implements Serializable {
        /** Opens it at a place. */
        InputStream open(Configuration hadoop, long at) throws IOException {
            Path file = new Path(path);
            FSDataInputStream in = file.getFileSystem(hadoop).open(file);
            in.seek(at);
            return in;
        }

        private Optional<Manifest.Entry> fetched(Configuration hadoop) throws IOException {
            if (manifest.isEmpty()) {
                return Optional.empty();
            }
            Path list = new Path(manifest);
            try (InputStream in = list.getFileSystem(hadoop).open(list)) {
                String lines = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                return Manifest.entry(lines.lines(), new Path(path).getName());
            }
        }
    }

    /** Some files as wholes. */
    static InputPart whole(List<InputFile> files) {
        return new InputPart(List.copyOf(files), 0, 0, 1);
    }

    /** Number of bytes. */
    long size() {
        return to > 0 ? to - from : files.stream().mapToLong(InputFile::size).sum();
    }

    /** Hands over the documents. */
    void read(DocumentSource documents, Configuration hadoop) throws IOException {
        for (InputFile file : files) {
            if (to > 0) {
                Content lines = () -> new LineRange(file.open(hadoop, Math.max(0, from - 1)), from, to);
                documents.readLines(file.origin(), lines, firstLine, () -> file.fetched(hadoop));
            } else {
                documents.read(file.origin(), () -> file.open(hadoop, 0), file.size(), () -> file.fetched(hadoop));
            }
        }
        documents.finish();
    }
}
