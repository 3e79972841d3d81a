package org.trialgraph.spark;

import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import org.trialgraph.model.Finding;
import org.trialgraph.model.Finding.Severity;
import org.trialgraph.pipeline.DocumentSource;
import org.trialgraph.pipeline.Manifest;
import org.trialgraph.spark.InputPart.InputFile;

/**
 * Divides sources on any Hadoop file system into parts of a few megabytes ({@code spark.trialgraph.part}). Small files are put together; a large file of JSON values,
 * one a line, is divided by lines, which the tasks count first, so that each document keeps the number of its line. Other large files,
 * compressed ones among them, are a part each. The tables of AACT in one folder are one part, since they are joined.
 */
final class InputParts {
    private static final String PART = "spark.trialgraph.part";
    private static final int MOST_FILES = 1000;
    private static final int BUFFER = 1 << 16;

    private final JavaSparkContext spark;
    private final long size;
    private final Broadcast<SerializableConfiguration> hadoop;
    private final Consumer<Finding> findings;
    private final List<InputFile> files = new ArrayList<>();
    private final List<InputPart> parts = new ArrayList<>();

    /**
     * A range of the bytes of a file of lines.
     *
     * @param to its end; 0 for a file that is read as a whole
     * @param ends number of lines that end before its last byte; -1 where it cannot be read
     */
    private record Lines(InputFile file, long from, long to, long ends) implements Serializable {
        /** Counts from the byte before the range to the one before its end: a line begins behind the end of another. */
        Lines counted(Configuration hadoop) {
            long at = Math.max(0, from - 1);
            long left = to - 1 - at; // nothing of a file that is read as a whole
            long count = 0;
            byte[] block = new byte[BUFFER];
            try (InputStream in = file.open(hadoop, at)) {
                while (left > 0) {
                    int read = in.read(block, 0, (int) Math.min(block.length, left));
                    if (read < 0) {
                        break;
                    }
                    left -= read;
                    for (int i = 0; i < read; i++) {
                        count += block[i] == '\n' ? 1 : 0;
                    }
                }
            } catch (IOException e) {
                return new Lines(file, from, to, -1);
            }
            return new Lines(file, from, to, count);
        }
    }

    /** @param findings receives what cannot be listed */
    InputParts(JavaSparkContext spark, Broadcast<SerializableConfiguration> hadoop, Consumer<Finding> findings) {
        this.spark = spark;
        this.size = spark.getConf().getSizeAsBytes(PART, "8m");
        this.hadoop = hadoop;
        this.findings = findings;
    }

    /**
     * All parts of some sources.
     *
     * @param sources files and folders
     * @throws FileNotFoundException if there is nothing of a name
     */
    List<InputPart> of(List<String> sources) throws IOException {
        for (String source : sources) {
            Path path = new Path(source);
            FileSystem system = path.getFileSystem(hadoop.value().value());
            FileStatus status = system.getFileStatus(path);
            if (status.isDirectory()) {
                folder(system, status.getPath(), "");
            } else {
                group(List.of(file(status, "", "")));
            }
        }
        divide();
        return List.copyOf(parts);
    }

    private void folder(FileSystem system, Path folder, String origin) {
        FileStatus[] listed;
        try {
            listed = system.listStatus(folder);
        } catch (IOException | IllegalArgumentException e) {
            findings.accept(new Finding(
                    Severity.REJECTED,
                    origin.isEmpty() ? folder.getName() : origin,
                    "",
                    "cannot be read: " + e.getClass().getSimpleName() + " " + e.getMessage(),
                    "check that the folder exists and that you may read it"));
            return;
        }
        List<FileStatus> all = List.of(listed).stream()
                .sorted(Comparator.comparing(status -> status.getPath().getName()))
                .toList();
        String manifest = all.stream()
                .filter(status -> status.getPath().getName().equals(Manifest.FILE_NAME))
                .map(status -> status.getPath().toString())
                .findFirst()
                .orElse("");
        List<InputFile> here = all.stream()
                .filter(status -> status.isFile() && isDocument(status.getPath().getName()))
                .map(status -> file(status, origin, manifest))
                .toList();
        boolean tables = here.stream()
                .anyMatch(file -> file.origin().substring(origin.length()).startsWith("studies."));
        if (tables) {
            parts.add(InputPart.whole(here));
        } else {
            group(here);
        }
        for (FileStatus status : all) {
            if (status.isDirectory()) {
                folder(system, status.getPath(), origin + status.getPath().getName() + "/");
            }
        }
    }

    private static boolean isDocument(String name) {
        return !name.startsWith(".") && !name.equals(Manifest.FILE_NAME);
    }

    private static InputFile file(FileStatus status, String folder, String manifest) {
        String name = status.getPath().getName();
        return new InputFile(status.getPath().toString(), folder + name, status.getLen(), manifest);
    }

    /** Leaves large files for later, and puts small ones together. */
    private void group(List<InputFile> some) {
        List<InputFile> group = new ArrayList<>();
        long bytes = 0;
        for (InputFile file : some) {
            if (file.size() > size) {
                files.add(file);
                continue;
            }
            if (bytes + file.size() > size || group.size() == MOST_FILES) {
                parts.add(InputPart.whole(group));
                group.clear();
                bytes = 0;
            }
            group.add(file);
            bytes += file.size();
        }
        if (!group.isEmpty()) {
            parts.add(InputPart.whole(group));
        }
    }

    private void divide() {
        if (files.isEmpty()) {
            return;
        }
        Broadcast<SerializableConfiguration> conf = hadoop;
        long part = size;
        List<Lines> ranges = spark.parallelize(files, files.size())
                .flatMap(file -> ranges(file, part, conf.value().value()).iterator())
                .collect();
        List<Lines> counted = spark.parallelize(ranges, ranges.size())
                .map(range -> range.counted(conf.value().value()))
                .collect();
        Map<InputFile, List<Lines>> byFile =
                counted.stream().collect(Collectors.groupingBy(Lines::file, LinkedHashMap::new, Collectors.toList()));
        byFile.forEach((file, lines) -> {
            if (lines.stream().allMatch(range -> range.to() > 0 && range.ends() >= 0)) {
                divide(lines);
            } else {
                parts.add(InputPart.whole(List.of(file)));
            }
        });
    }

    private void divide(List<Lines> lines) {
        long ends = 0;
        for (Lines range : lines) {
            // behind the beginning of the file the first line is the one after that of the byte before the range
            int first = (int) (range.from() == 0 ? 1 : ends + 2);
            parts.add(new InputPart(List.of(range.file()), range.from(), range.to(), first));
            ends += range.ends();
        }
    }

    /** The ranges of a file of lines; of another file, or one that cannot be read, one that has no end. */
    private static List<Lines> ranges(InputFile file, long part, Configuration hadoop) {
        List<Lines> ranges = new ArrayList<>();
        try {
            if (DocumentSource.isJsonLines(() -> new BufferedInputStream(file.open(hadoop, 0), BUFFER))) {
                for (long from = 0; from < file.size(); from += part) {
                    ranges.add(new Lines(file, from, Math.min(file.size(), from + part), 0));
                }
                return ranges;
            }
        } catch (IOException e) {
            // whoever reads it says so
        }
        return List.of(new Lines(file, 0, 0, 0));
    }
}
