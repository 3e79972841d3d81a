package org.trialgraph.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.commons.io.function.IORunnable;
import org.trialgraph.files.DurableFiles;
import org.trialgraph.files.FileSum;

/**
 * What a part of a store consists of, as a file of tab-separated lines: {@code base} with the base IRI, {@code run} with the number of
 * the last run of publishing in it, {@code withdrawn} with the IRI of a trial that is published no more, {@code file} with CRC-32C,
 * size and name of a file, and at the end {@code sum} with the CRC-32C of all lines before.
 *
 * @param base base of all IRIs; empty before the first run
 * @param run number of the last run; 0 before the first
 * @param withdrawn IRIs of trials that are published no more
 * @param files sums of the files by their names, relative to the folder of the part, with slashes
 */
public record FileList(String base, int run, List<String> withdrawn, SortedMap<String, FileSum> files) {
    /** Name of the file that lists the others. */
    public static final String NAME = "contents.tsv";

    /** Copies the collections. */
    public FileList {
        withdrawn = List.copyOf(withdrawn);
        files = new TreeMap<>(files);
    }

    /** Lists all files that are in a folder, on as many threads as there are cores. Locks that readers leave are none of it. */
    public static SortedMap<String, FileSum> sums(Path folder) throws IOException {
        SortedMap<String, FileSum> sums = new ConcurrentSkipListMap<>();
        List<IORunnable> work = new ArrayList<>();
        for (Path file : DurableFiles.below(folder)) {
            String name = folder.relativize(file).toString().replace('\\', '/');
            if (Files.isRegularFile(file) && !name.endsWith(".lock")) {
                work.add(() -> sums.put(name, FileSum.of(file)));
            }
        }
        Tasks.run(work);
        return sums;
    }

    /**
     * Reads a list.
     *
     * @param remedy what to do where it is damaged
     * @throws NoSuchFileException if there is none
     * @throws StoreException if it is damaged
     */
    public static FileList read(Path file, String remedy) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, StandardCharsets.UTF_8);
        int end = text.lastIndexOf("sum\t");
        try {
            byte[] sealed = text.substring(0, end).getBytes(StandardCharsets.UTF_8);
            if (!Arrays.equals(bytes, sealed(sealed))) {
                throw damaged(file, remedy);
            }
            String base = "";
            int run = 0;
            List<String> withdrawn = new ArrayList<>();
            SortedMap<String, FileSum> files = new TreeMap<>();
            for (String line : text.substring(0, end).lines().toList()) {
                String[] cells = line.split("\t");
                switch (cells[0]) {
                    case "base" -> base = cells[1];
                    case "run" -> run = Integer.parseInt(cells[1]);
                    case "withdrawn" -> withdrawn.add(cells[1]);
                    case "file" ->
                        files.put(
                                cells[3],
                                new FileSum(Long.parseLong(cells[2]), Integer.parseUnsignedInt(cells[1], 16)));
                    default -> throw damaged(file, remedy);
                }
            }
            return new FileList(base, run, withdrawn, files);
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            throw damaged(file, remedy);
        }
    }

    private static StoreException damaged(Path file, String remedy) {
        return new StoreException(file + " is damaged: its checksum does not fit → " + remedy);
    }

    /** Writes the list into a file that survives a power cut. */
    public void write(Path file) throws IOException {
        StringBuilder lines = new StringBuilder();
        if (!base.isEmpty()) {
            lines.append("base\t").append(base).append('\n');
        }
        lines.append("run\t").append(run).append('\n');
        withdrawn.forEach(trial -> lines.append("withdrawn\t").append(trial).append('\n'));
        files.forEach((name, sum) -> lines.append("file\t%08x\t%d\t%s\n".formatted(sum.crc(), sum.size(), name)));
        byte[] all = sealed(lines.toString().getBytes(StandardCharsets.UTF_8));
        DurableFiles.write(file, out -> out.write(all));
    }

    private static byte[] sealed(byte[] lines) {
        byte[] seal = "sum\t%08x\n".formatted(FileSum.of(lines).crc()).getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(lines, lines.length + seal.length);
        System.arraycopy(seal, 0, all, lines.length, seal.length);
        return all;
    }

    /**
     * Holds the sizes of all files against the list, without reading what is whole: of a folder that is being copied some do not fit.
     *
     * @throws StoreException if a file is missing or has another size
     */
    public void checkSizes(Path folder, String remedy) throws IOException {
        for (String name : files.keySet()) {
            Path file = folder.resolve(name);
            if (!Files.exists(file) || Files.size(file) != files.get(name).size()) {
                check(folder, name, remedy);
            }
        }
    }

    /**
     * Holds all files against their sums, on as many threads as there are cores.
     *
     * @throws StoreException if one is missing, cut or changed
     */
    public void check(Path folder, String remedy) throws IOException {
        checkSizes(folder, remedy);
        Tasks.run(files.keySet().stream()
                .sorted(Comparator.comparing((String name) -> files.get(name).size())
                        .reversed())
                .<IORunnable>map(name -> () -> check(folder, name, remedy))
                .toList());
    }

    /**
     * Holds one file against its sum.
     *
     * @throws StoreException if it is missing, cut or changed
     */
    public void check(Path folder, String name, String remedy) throws IOException {
        Path file = folder.resolve(name);
        FileSum sum = files.get(name);
        String trouble;
        try {
            FileSum found = FileSum.of(file);
            trouble = found.equals(sum)
                    ? ""
                    : found.size() != sum.size()
                            ? "is damaged: it has " + found.size() + " bytes instead of " + sum.size()
                            : "is damaged: its checksum does not fit";
        } catch (NoSuchFileException e) {
            trouble = "is missing";
        } catch (IOException e) {
            trouble = "cannot be read (" + e.getMessage() + ")";
        }
        if (!trouble.isEmpty()) {
            throw new StoreException(file + " " + trouble + " → " + remedy);
        }
    }
}
