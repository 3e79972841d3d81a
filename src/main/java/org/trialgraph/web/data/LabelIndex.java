package org.trialgraph.web.data;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.lang3.ArrayUtils;
import org.apache.commons.lang3.StringUtils;
import org.apache.jena.sparql.core.DatasetGraph;
import org.trialgraph.store.release.SortedLines;
import org.trialgraph.text.TextNormalizer;

/**
 * The labels of one kind of resources, in the order of their folded words: a file of lines <i>folded words, IRI, label</i> between
 * tabs, mapped into memory, with the place of each line. Beginnings are found by halving, anything within a label by passing over
 * the folded words. Four bytes of memory for a label, the rest is the system's cache of files. Safe for many threads.
 */
public final class LabelIndex {
    /** Labels are kept up to so many characters; titles of a megabyte occur. */
    static final int LONGEST = 1_000;

    private static final byte TAB = '\t';

    private final MappedByteBuffer lines;
    /** Where each line begins, and the end of the last. */
    private final int[] starts;

    private LabelIndex(MappedByteBuffer lines, int[] starts) {
        this.lines = lines;
        this.starts = starts;
    }

    /** How the words that are looked up stand to a label; case, accents and width do not count. */
    public enum Match {
        /** They are the label. */
        EXACT,
        /** They are its beginning. */
        STARTSWITH,
        /** They are anywhere in it. */
        CONTAINS
    }

    /** A label that was found, and whose it is. */
    public record Found(String resource, String label) {}

    /**
     * Reads all labels of a kind, within a read transaction.
     *
     * @param file is written anew; it is needed as long as the index
     */
    static LabelIndex build(DatasetGraph current, LabelledKind kind, Path file) throws IOException {
        try (SortedLines sorted = new SortedLines();
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            kind.labels(current, (resource, label) -> {
                String clean = TextNormalizer.clean(StringUtils.left(label, LONGEST));
                String line = folded(clean) + "\t" + resource.getURI() + "\t" + clean + "\n";
                sorted.add(line.getBytes(StandardCharsets.UTF_8));
            });
            Starts starts = new Starts();
            sorted.forEach(line -> {
                if (starts.add(line)) {
                    out.write(line);
                }
            });
            out.flush();
            return new LabelIndex(mapped(file), starts.all());
        }
    }

    private static MappedByteBuffer mapped(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return channel.map(MapMode.READ_ONLY, 0, channel.size());
        }
    }

    /** Where the lines begin; of the labels of a resource that differ in case or accents alone the first counts. */
    private static final class Starts {
        private int[] starts = new int[1024];
        private int count;
        private byte[] before = {};

        boolean add(byte[] line) {
            byte[] beforeLabel = Arrays.copyOf(line, ArrayUtils.lastIndexOf(line, TAB));
            if (Arrays.equals(before, beforeLabel)) {
                return false;
            }
            before = beforeLabel;
            starts = count + 2 > starts.length ? Arrays.copyOf(starts, 2 * starts.length) : starts;
            starts[count + 1] = Math.addExact(starts[count], line.length);
            count++;
            return true;
        }

        int[] all() {
            return Arrays.copyOf(starts, count + 1);
        }
    }

    private static String folded(String words) {
        return TextNormalizer.fold(TextNormalizer.clean(words))
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** How many labels there are. */
    public int size() {
        return starts.length - 1;
    }

    /**
     * The labels that words stand to, in the order of their folded words.
     *
     * @param offset how many are passed over
     * @param limit how many are given at most
     */
    public List<Found> find(String words, Match match, int offset, int limit) {
        byte[] wanted = folded(words).getBytes(StandardCharsets.UTF_8);
        List<Found> found = new ArrayList<>();
        if (wanted.length == 0) {
            return found;
        }
        int passed = 0;
        for (int line = match == Match.CONTAINS ? 0 : first(wanted); line < size() && found.size() < limit; line++) {
            if (match == Match.CONTAINS ? contains(line, wanted) : begins(line, wanted)) {
                boolean counts = match != Match.EXACT || lines.get(starts[line] + wanted.length) == TAB;
                if (counts && passed++ >= offset) {
                    found.add(read(line));
                }
            } else if (match != Match.CONTAINS) {
                break;
            }
        }
        return found;
    }

    /** The first line that is not before some words. */
    private int first(byte[] words) {
        int low = 0;
        int high = size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (isBefore(middle, words)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private boolean isBefore(int line, byte[] words) {
        for (int i = 0; i < words.length; i++) {
            // a line ends in a line feed, which is less than any character of words
            int difference = Byte.toUnsignedInt(lines.get(starts[line] + i)) - Byte.toUnsignedInt(words[i]);
            if (difference != 0) {
                return difference < 0;
            }
        }
        return false;
    }

    private boolean begins(int line, byte[] words) {
        return starts[line + 1] - starts[line] > words.length && isAt(starts[line], words);
    }

    private boolean contains(int line, byte[] words) {
        byte first = words[0];
        for (int place = starts[line]; ; place++) {
            byte here = lines.get(place);
            if (here == TAB) {
                return false;
            }
            if (here == first && isAt(place, words)) {
                return true;
            }
        }
    }

    /** Whether words are at a place; they have no tab, and so end before the next one. */
    private boolean isAt(int place, byte[] words) {
        for (int i = 0; i < words.length; i++) {
            if (lines.get(place + i) != words[i]) {
                return false;
            }
        }
        return true;
    }

    private Found read(int line) {
        byte[] bytes = new byte[starts[line + 1] - starts[line] - 1];
        lines.get(starts[line], bytes);
        String[] cells = new String(bytes, StandardCharsets.UTF_8).split("\t");
        return new Found(cells[1], cells[2]);
    }
}
