package org.trialgraph.codes;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.trialgraph.text.TextNormalizer;

/** What the printed values of one source stand for. */
public final class CodeTable {
    private final String name;
    private final int size;
    /** Concepts by scheme and by what is printed. */
    private final Map<String, Map<String, List<String>>> concepts = new HashMap<>();

    /** @param concepts by {@link #key} */
    CodeTable(String name, Map<String, List<String>> concepts) {
        this.name = name;
        this.size = concepts.size();
        concepts.forEach((key, values) -> {
            int end = key.indexOf('\n');
            this.concepts
                    .computeIfAbsent(key.substring(0, end), scheme -> new HashMap<>())
                    .put(key.substring(end + 1), values);
        });
    }

    /** Name of the source, which is also the name of the table's file. */
    public String name() {
        return name;
    }

    /**
     * The concepts that a printed value stands for, whatever its case, width and spacing and whichever of the
     * apostrophes and hyphens it is set with.
     *
     * @param scheme local name of the concept scheme, such as {@code overallStatus}
     * @return local names; empty where the table does not know the words
     */
    public List<String> concepts(String scheme, String printed) {
        return concepts.getOrDefault(scheme, Map.of()).getOrDefault(folded(printed), List.of());
    }

    /** Number of printed values the table knows. */
    public int size() {
        return size;
    }

    /** The printed value of a scheme as the table keeps it: one key for all its cases, widths and spacings. */
    public static String key(String scheme, String printed) {
        return scheme + "\n" + folded(printed);
    }

    private static String folded(String printed) {
        String folded = TextNormalizer.isPlain(printed) ? printed : oneWidth(printed);
        return folded.toLowerCase(Locale.ROOT);
    }

    private static String oneWidth(String printed) {
        String wide = Normalizer.normalize(printed, Normalizer.Form.NFKC);
        StringBuilder folded = new StringBuilder(wide.length());
        for (int i = 0; i < wide.length(); i++) {
            char c = wide.charAt(i);
            if (c == '\u2018' || c == '\u2019' || c == '\u02BC') {
                folded.append('\'');
            } else if (c >= '\u2010' && c <= '\u2015' || c == '\u2212') {
                folded.append('-');
            } else if (!Character.isWhitespace(c)) {
                folded.append(c);
            } else if (!folded.isEmpty() && folded.charAt(folded.length() - 1) != ' ') {
                folded.append(' ');
            }
        }
        return folded.toString().strip();
    }
}
