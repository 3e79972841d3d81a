package org.trialgraph.format.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.trialgraph.format.page.Page.Line;
import org.trialgraph.model.TrialNumber;
import org.trialgraph.registry.TrialNumbers;

/**
 * What a page tells about itself outside its text.
 *
 * @param urls addresses of the page, the surest first
 * @param title title of the window or of shared links
 * @param study the one study that it declares to search engines
 */
public record PageMetadata(List<String> urls, Optional<String> title, DeclaredStudy study) {
    private static final int URL_WITHIN = 5;
    private static final String SAVED_FROM = "saved from url=(";

    /** Copies the list. */
    public PageMetadata {
        urls = List.copyOf(urls);
    }

    /** What the mark-up of a page tells about it. */
    static PageMetadata of(Document document) {
        Stream<String> urls = Stream.of(
                document.select("link[rel=canonical]").attr("href"),
                document.select("meta[property=og:url]").attr("content"),
                savedFrom(document));
        Stream<String> titles = Stream.of(
                document.select("meta[property=og:title]").attr("content"),
                document.title(),
                document.select("meta[name=citation_title]").attr("content"));
        return new PageMetadata(
                urls.map(String::strip).filter(url -> !url.isEmpty()).toList(),
                titles.filter(title -> !title.isBlank()).findFirst(),
                DeclaredStudy.of(document));
    }

    /** Browsers write the address into a comment before the root element when they save a page. */
    private static String savedFrom(Document document) {
        return Stream.of(document, document.selectFirst("html"))
                .filter(Objects::nonNull)
                .flatMap(element -> element.childNodes().stream())
                .filter(Comment.class::isInstance)
                .map(comment -> ((Comment) comment).getData())
                .filter(data -> data.contains(SAVED_FROM))
                .map(data -> data.substring(data.indexOf(')', data.indexOf(SAVED_FROM)) + 1))
                .map(data -> data.split("\\s", 2)[0])
                .filter(url -> url.startsWith("http"))
                .findFirst()
                .orElse("");
    }

    /** Some extractions put the address of the page on a line of its own at the top, alone or behind a word for it. */
    static PageMetadata ofText(List<Line> lines) {
        List<String> urls = lines.stream()
                .limit(URL_WITHIN)
                .map(line -> line.words().replaceFirst("(?i)^(?:url|source|from)?:?\\s*(?=https?://)", ""))
                .filter(url -> url.matches("(?i)https?://\\S{4,2000}"))
                .toList();
        return new PageMetadata(urls, Optional.empty(), DeclaredStudy.NONE);
    }

    /** With the address that the document was fetched from, which is surer than any in its text. */
    PageMetadata fetchedFrom(Optional<String> url) {
        return new PageMetadata(
                Stream.concat(url.stream(), urls.stream()).distinct().toList(), title, study);
    }

    /**
     * The study that a page declares as structured data: JSON-LD in the words of schema.org.
     *
     * @param title name of the study; some sites write its number there, which is no title
     * @param number the one number that its identifiers and addresses name
     * @param status recruitment status, a name of schema.org as plain words
     * @param phase phase of the study
     */
    public record DeclaredStudy(
            Optional<String> title, Optional<TrialNumber> number, Optional<String> status, Optional<String> phase) {
        /** Of a page that declares no study, or several. */
        static final DeclaredStudy NONE =
                new DeclaredStudy(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        private static final JsonMapper JSON = JsonMapper.builder().build();
        private static final Set<String> STUDIES = Set.of("MedicalStudy", "MedicalTrial", "MedicalObservationalStudy");

        /** Reads the declarations of a page; what is not well-formed declares nothing. */
        static DeclaredStudy of(Document page) {
            List<JsonNode> studies = new ArrayList<>();
            for (Element script : page.select("script[type=application/ld+json]")) {
                try {
                    collect(JSON.readTree(script.data()), studies);
                } catch (JsonProcessingException e) {
                    continue;
                }
            }
            List<JsonNode> different = studies.stream().distinct().toList();
            return different.size() == 1 ? of(different.get(0)) : NONE;
        }

        private static void collect(JsonNode node, List<JsonNode> studies) {
            if (words(node.path("@type")).map(DeclaredStudy::name).anyMatch(STUDIES::contains)) {
                studies.add(node);
            } else {
                node.forEach(child -> collect(child, studies));
            }
        }

        private static DeclaredStudy of(JsonNode study) {
            List<TrialNumber> numbers = Stream.of("identifier", "url", "@id", "sameAs")
                    .flatMap(key -> words(study.path(key)))
                    .flatMap(words -> TrialNumbers.find(words).stream())
                    .distinct()
                    .toList();
            return new DeclaredStudy(
                    first(study, "name", "headline")
                            .filter(name -> TrialNumbers.recognise(name).isEmpty()),
                    numbers.size() == 1 ? Optional.of(numbers.get(0)) : Optional.empty(),
                    first(study, "status").map(status -> name(status).replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", " ")),
                    first(study, "phase"));
        }

        private static Optional<String> first(JsonNode study, String... keys) {
            return Stream.of(keys).flatMap(key -> words(study.path(key))).findFirst();
        }

        /** The words of a value, of a list of values, or of an object with a value or a name. */
        private static Stream<String> words(JsonNode value) {
            if (value.isArray()) {
                return value.valueStream().flatMap(DeclaredStudy::words);
            }
            if (value.isObject()) {
                return Stream.of("value", "name", "@value", "@id")
                        .map(value::path)
                        .filter(JsonNode::isValueNode)
                        .flatMap(DeclaredStudy::words)
                        .limit(1);
            }
            return value.isTextual() && !value.asText().isBlank()
                    ? Stream.of(value.asText().strip())
                    : Stream.empty();
        }

        /** The last part of an IRI of schema.org, or the words themselves. */
        private static String name(String iri) {
            return iri.replaceFirst("(?i)^(?:https?://(?:www\\.)?schema\\.org/|schema:)", "");
        }
    }
}
