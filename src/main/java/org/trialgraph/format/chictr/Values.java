package org.trialgraph.format.chictr;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.trialgraph.format.page.Block;
import org.trialgraph.model.Text;
import org.trialgraph.text.TextNormalizer;

/** Values of some fields, in either language, with the place of the first. */
final class Values {
    private static final String NONE = "";

    private final Map<String, List<Text>> lines = new LinkedHashMap<>();
    private final Map<String, String> places = new LinkedHashMap<>();

    /** Takes in the lines below a label; the label's language is theirs unless their script says otherwise. */
    void add(Field field, Block block) {
        places.putIfAbsent(field.key(), block.place());
        boolean chinese = han(block.label()) > 0;
        for (String line : block.values()) {
            String words = TextNormalizer.clean(line);
            if (!words.isEmpty()) {
                lines.computeIfAbsent(field.key(), k -> new ArrayList<>())
                        .add(new Text(words, language(words, chinese)));
            }
        }
    }

    /** Whether no field has a value. */
    boolean empty() {
        return lines.isEmpty();
    }

    /** Where the field stands. */
    String place(String key) {
        return places.getOrDefault(key, "");
    }

    /** The value in each language, English first; lines of one value joined by a space. */
    List<Text> texts(String key) {
        return joined(key, " ");
    }

    /** The value in each language, English first, with its lines. */
    List<Text> prose(String key) {
        return joined(key, "\n");
    }

    /** The first value, whatever its language. */
    Optional<String> first(String key) {
        return texts(key).stream().map(Text::value).findFirst();
    }

    /** The value in one language, with its lines. */
    Optional<String> in(String key, String language) {
        return prose(key).stream()
                .filter(text -> text.language().equals(language))
                .map(Text::value)
                .findFirst();
    }

    /** All words of the field in the order of the page. */
    String all(String key) {
        return lines.getOrDefault(key, List.of()).stream().map(Text::value).collect(Collectors.joining(" "));
    }

    private List<Text> joined(String key, String glue) {
        List<Text> texts = new ArrayList<>();
        for (String language : List.of("en", "zh", NONE)) {
            String words = lines.getOrDefault(key, List.of()).stream()
                    .filter(line -> line.language().equals(language))
                    .map(Text::value)
                    .collect(Collectors.joining(glue));
            if (!words.isEmpty()) {
                texts.add(new Text(words, language));
            }
        }
        return texts;
    }

    private static String language(String words, boolean chineseLabel) {
        long han = han(words);
        long latin = words.codePoints()
                .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN)
                .count();
        if (han == 0 && latin == 0) {
            return NONE;
        }
        return han > 0 && (chineseLabel || han > latin) ? "zh" : "en";
    }

    private static long han(String words) {
        return words.codePoints()
                .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)
                .count();
    }
}
