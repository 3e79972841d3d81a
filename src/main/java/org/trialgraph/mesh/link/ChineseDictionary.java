package org.trialgraph.mesh.link;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.trialgraph.mesh.index.MeshIndex;
import org.trialgraph.model.MeshLink;
import org.trialgraph.text.ResourceLines;

/**
 * Links Chinese names by a small table of common ones. Chinese has no spaces, so names are looked for anywhere in the text, the
 * longest first. Used only where a document gives no name in Latin letters.
 */
public final class ChineseDictionary {
    private static final double WHOLE = 0.85;
    private static final double PART = 0.6;
    /** Latin letters side by side that make a word. */
    private static final int LATIN_WORD = 4;
    /** Looking up the script of a character takes longer than of most texts is worth. */
    private static final int FIRST_HAN = 0x2E80;

    private final Map<String, String> ids = new HashMap<>();
    private int longest;

    /** The names whose headings an index has. */
    ChineseDictionary(MeshIndex index) {
        headings().forEach((name, heading) -> {
            index.heading(heading).ifPresent(id -> ids.put(name, id));
            longest = Math.max(longest, name.length());
        });
    }

    /** The headings of MeSH, in English, by their Chinese names. */
    public static Map<String, String> headings() {
        return ResourceLines.beside(ChineseDictionary.class, "chinese-names.tsv").stream()
                .map(line -> line.split("\t"))
                .collect(Collectors.toUnmodifiableMap(cells -> cells[0], cells -> cells[1]));
    }

    /** Whether a text is written in Chinese characters, at least in part. */
    static boolean isChinese(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= FIRST_HAN && UnicodeScript.of(text.codePointAt(i)) == UnicodeScript.HAN) {
                return true;
            }
        }
        return false;
    }

    /** Whether a text has no Latin letters beside Chinese characters but for single ones, as in 维生素D. */
    static boolean isOnlyChinese(String text) {
        int latin = 0;
        for (int at = 0; at < text.length() && latin < LATIN_WORD; at++) {
            char c = text.charAt(at);
            latin = c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' ? latin + 1 : 0;
        }
        return latin < LATIN_WORD && isChinese(text);
    }

    /** Links of a name, best first. */
    List<MeshLink> link(String name) {
        String text = name.strip();
        String whole = ids.get(text);
        if (whole != null) {
            return List.of(new MeshLink(whole, NameLinker.NORMALIZED, WHOLE, text));
        }
        List<MeshLink> found = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            String part = longestAt(text, from, false);
            if (!part.isEmpty()) {
                found.add(new MeshLink(ids.get(part), NameLinker.PARTIAL, PART, part));
            }
            from += Math.max(1, part.length());
        }
        return found;
    }

    /** What a sentence names, also to deny it. */
    List<MeshLink> mentions(String sentence) {
        List<MeshLink> found = new ArrayList<>();
        for (int from = 0; from < sentence.length(); ) {
            String part = longestAt(sentence, from, true);
            if (!part.isEmpty()) {
                found.add(new MeshLink(ids.get(part), NameLinker.NORMALIZED, WHOLE, part));
            }
            from += Math.max(1, part.length());
        }
        return found;
    }

    private String longestAt(String text, int from, boolean denied) {
        for (int to = Math.min(text.length(), from + longest); to > from + 1; to--) {
            String part = text.substring(from, to);
            if (ids.containsKey(part) && (denied || !isNegated(text, from))) {
                return part;
            }
        }
        return "";
    }

    /** Whether 非 or 无 before a name says that it is something else or is not there. */
    private static boolean isNegated(String text, int from) {
        return from > 0 && "非无".indexOf(text.charAt(from - 1)) >= 0;
    }
}
