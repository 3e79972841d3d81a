package org.trialgraph.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.trialgraph.SharedData;
import org.trialgraph.model.Criterion;
import org.trialgraph.model.Text;
import org.trialgraph.text.TextNormalizer;

/** No word of thousands of real eligibility texts is lost or made up. */
class CriteriaOfRealTrialsIT {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Set<String> OF_HEADINGS = Set.of(
            "inclusion", "exclusion", "inclusions", "exclusions", "non", "criteria", "criterion", "eligibility", "and");

    @Test
    void split_realTexts_keepEveryWord() throws IOException {
        try (BufferedReader studies = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(SharedData.file("data/ctgov-load/studies.jsonl.gz"))),
                StandardCharsets.UTF_8))) {
            ObjectMapper json = new ObjectMapper();
            for (String line = studies.readLine(); line != null; line = studies.readLine()) {
                check(json.readTree(line));
            }
        }
    }

    @Test
    void split_realMarkdown_keepsEveryWord() throws IOException {
        ObjectMapper json = new ObjectMapper();
        try (Stream<Path> files = Files.list(SharedData.file("data/ctgov-api-v2"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
                check(json.readTree(file.toFile()));
            }
        }
    }

    private static void check(JsonNode study) {
        JsonNode protocol = study.path("protocolSection");
        String text =
                protocol.path("eligibilityModule").path("eligibilityCriteria").asText("");
        Map<String, Integer> lost = words(text);
        for (Criterion criterion : Criteria.split(text, "en")) {
            for (Text words : criterion.texts()) {
                take(lost, words.value());
            }
            criterion.printedNumber().ifPresent(number -> take(lost, number));
        }
        lost.keySet().removeIf(word -> OF_HEADINGS.contains(word) || isMarkOfHeading(word));
        assertThat(lost)
                .as(protocol.path("identificationModule").path("nctId").asText())
                .isEmpty();
    }

    /** The number or letter before a plain heading, the bullet o and numbers in circles. */
    private static boolean isMarkOfHeading(String word) {
        return word.length() == 1 || ItemMark.roman(word) > 0;
    }

    private static void take(Map<String, Integer> from, String text) {
        words(text).forEach((word, count) -> {
            int left = from.getOrDefault(word, 0) - count;
            assertThat(left).as(word).isNotNegative();
            if (left == 0) {
                from.remove(word);
            } else {
                from.put(word, left);
            }
        });
    }

    private static Map<String, Integer> words(String text) {
        Map<String, Integer> words = new HashMap<>();
        Matcher m = WORD.matcher(uncircled(TextNormalizer.clean(text)).toLowerCase(Locale.ROOT));
        while (m.find()) {
            words.merge(m.group(), 1, Integer::sum);
        }
        return words;
    }

    /** The text with numbers in circles as plain ones, as which criteria carry them. */
    private static String uncircled(String text) {
        return Pattern.compile("[\u2460-\u2473]")
                .matcher(text)
                .replaceAll(m -> " " + (m.group().charAt(0) - '\u2460' + 1) + " ");
    }
}
