package org.trialgraph.eligibility;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.trialgraph.SharedData;
import org.trialgraph.model.Criterion.Polarity;

/**
 * Three hundred criteria with what they say, marked by hand by the rules of {@code src/docs/criteria-marks.md} before anything read
 * them. The file holds facts and places, not the words of records: those are taken from
 * the real records beside the project, without which only the criteria in words of our own can be had.
 */
final class MarkedCriteria {
    private MarkedCriteria() {}

    /**
     * A criterion as a reader is given it.
     *
     * @param heading the heading that it stands under, beyond the two lists, else empty
     * @param language {@code en} or {@code zh}
     * @param polarity of the list it stands in
     */
    record Piece(String text, String heading, String language, Polarity polarity) {}

    record Bound(BigDecimal value, boolean inclusive) {}

    /**
     * A constraint, as marked or as read.
     *
     * @param measure name of the measure, such as {@code creatinine}; of a concept its local name or label
     * @param words the words that name it in the text, else empty
     * @param unit UCUM code
     * @param window xsd:duration
     * @param requirement {@code required} or {@code excluded}
     */
    record Read(
            String measure,
            String words,
            Optional<Bound> lower,
            Optional<Bound> upper,
            Optional<String> unit,
            Optional<String> window,
            Optional<String> requirement) {
        boolean isBounded() {
            return lower.isPresent() || upper.isPresent();
        }
    }

    /**
     * A criterion and what it says.
     *
     * @param stratum {@code nci}, {@code other} or {@code chinese}
     * @param constraints what a reader should find
     * @param optional what a reader may find or not, as one may read the words in more than one way
     * @param mentions ids of the MeSH descriptors that it names
     * @param arguable ids that are neither right nor wrong
     */
    record Marked(
            Piece piece,
            String stratum,
            List<Read> constraints,
            List<Read> optional,
            Set<String> mentions,
            Set<String> arguable) {}

    /** All of them; skips the calling test where the real records are absent. */
    static List<Marked> all() {
        List<JsonNode> lines = lines();
        Map<String, String> texts = texts(lines);
        return lines.stream()
                .map(line -> marked(line, texts.getOrDefault(line.path("trial").asText(), "")))
                .toList();
    }

    /** Those in words of our own. */
    static List<Marked> inOwnWords() {
        return lines().stream()
                .filter(line -> line.has("text"))
                .map(line -> marked(line, ""))
                .toList();
    }

    private static List<JsonNode> lines() {
        ObjectMapper mapper = new ObjectMapper();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                MarkedCriteria.class.getResourceAsStream("/criteria/marked-criteria.jsonl"), StandardCharsets.UTF_8))) {
            List<JsonNode> lines = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(mapper.readTree(line));
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The texts that the places count in, by trial: a record's eligibility text, or a whole page. */
    private static Map<String, String> texts(List<JsonNode> lines) {
        Map<String, Set<String>> trials = new HashMap<>();
        lines.stream()
                .filter(line -> line.has("source"))
                .forEach(line -> trials.computeIfAbsent(line.path("source").asText(), source -> new HashSet<>())
                        .add(line.path("trial").asText()));
        Map<String, String> texts = new HashMap<>();
        trials.forEach((source, numbers) -> {
            if (source.endsWith(".jsonl.gz")) {
                texts.putAll(eligibility(source, numbers));
            } else {
                texts.put(numbers.iterator().next(), page(source));
            }
        });
        return texts;
    }

    private static String page(String source) {
        try {
            return Files.readString(SharedData.file(source));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> eligibility(String source, Set<String> numbers) {
        ObjectMapper mapper = new ObjectMapper();
        Map<String, String> texts = new HashMap<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(SharedData.file(source))), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                JsonNode study = mapper.readTree(line).path("protocolSection");
                String number = study.path("identificationModule").path("nctId").asText();
                if (numbers.contains(number)) {
                    texts.put(
                            number,
                            study.path("eligibilityModule")
                                    .path("eligibilityCriteria")
                                    .asText());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    private static Marked marked(JsonNode line, String document) {
        String text = line.has("text") ? line.path("text").asText() : part(line, document);
        if (line.has("sha256") && !sha256(text).startsWith(line.path("sha256").asText())) {
            throw new IllegalStateException(
                    line.path("trial").asText() + ": the record is not the one that was marked");
        }
        String heading = line.has("heading") ? part(line.path("heading"), document) : "";
        Polarity polarity = Polarity.valueOf(line.path("polarity").asText().toUpperCase(Locale.ROOT));
        return new Marked(
                new Piece(text, heading, line.path("language").asText(), polarity),
                line.path("stratum").asText(),
                constraints(line)
                        .filter(mark -> !mark.path("optional").asBoolean())
                        .map(MarkedCriteria::read)
                        .toList(),
                constraints(line)
                        .filter(mark -> mark.path("optional").asBoolean())
                        .map(MarkedCriteria::read)
                        .toList(),
                ids(line.path("mentions")),
                ids(line.path("arguable")));
    }

    private static Stream<JsonNode> constraints(JsonNode line) {
        return StreamSupport.stream(line.path("constraints").spliterator(), false);
    }

    private static String part(JsonNode place, String document) {
        return document.substring(place.path("start").asInt(), place.path("end").asInt());
    }

    private static String sha256(String text) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Read read(JsonNode mark) {
        return new Read(
                mark.path("measure").asText(),
                mark.path("printed").asText(),
                bound(mark, "lower"),
                bound(mark, "upper"),
                printed(mark, "unit"),
                printed(mark, "window"),
                printed(mark, "requirement"));
    }

    private static Optional<Bound> bound(JsonNode mark, String side) {
        return mark.has(side)
                ? Optional.of(new Bound(
                        new BigDecimal(mark.path(side).asText()),
                        mark.path(side + "Inclusive").asBoolean()))
                : Optional.empty();
    }

    private static Optional<String> printed(JsonNode mark, String field) {
        return mark.has(field) ? Optional.of(mark.path(field).asText()) : Optional.empty();
    }

    private static Set<String> ids(JsonNode list) {
        Set<String> ids = new HashSet<>();
        list.forEach(id -> ids.add(id.asText()));
        return Set.copyOf(ids);
    }
}
