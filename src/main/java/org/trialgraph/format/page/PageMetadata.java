package org.trialgraph.format.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.trialgraph.format.page.Page.Line;

/**
 * What a page tells about itself outside its text.
 *
 * @param urls addresses of the page, the surest first
 * @param title title of the window or of shared links
 * @param language language that the mark-up declares
 * @param study the one study that it declares to search engines
 */
public record PageMetadata(List<String> urls, Optional<String> title, Optional<String> language, DeclaredStudy study) {
    private static final int URL_WITHIN = 5;

    /** Copies the list. */
    public PageMetadata {
        urls = List.copyOf(urls);
    }

    /** Some extractions put the address of the page on a line of its own at the top, alone or behind a word for it. */
    static PageMetadata ofText(List<Line> lines) {
        List<String> urls = lines.stream()
                .limit(URL_WITHIN)
                .flatMap(line -> address(line.words()).stream())
                .toList();
        return new PageMetadata(urls, Optional.empty(), Optional.empty(), DeclaredStudy.NONE);
    }

    private static Optional<String> address(String words) {
        String url = words.replaceFirst("(?i)^(?:url|source|from)?:?\\s*(?=https?://)", "");
        return Optional.of(url).filter(u -> u.matches("(?i)https?://\\S{4,2000}"));
    }

    /** With the address that the document was fetched from, which is surer than any in its text. */
    PageMetadata fetchedFrom(Optional<String> url) {
        List<String> all = Stream.concat(url.stream(), urls.stream()).distinct().toList();
        return new PageMetadata(all, title, language, study);
    }

    /**
     * The study that a page declares as structured data: JSON-LD in the words of schema.org.
     *
     * @param title name of the study
     * @param identifiers its identifiers and addresses, as they are written
     * @param status recruitment status, a name of schema.org as plain words
     * @param phase phase of the study
     */
    public record DeclaredStudy(
            Optional<String> title, List<String> identifiers, Optional<String> status, Optional<String> phase) {
        /** Of a page that declares no study, or several. */
        static final DeclaredStudy NONE =
                new DeclaredStudy(Optional.empty(), List.of(), Optional.empty(), Optional.empty());

        private static final JsonMapper JSON = JsonMapper.builder().build();
        private static final Set<String> STUDIES = Set.of("MedicalStudy", "MedicalTrial", "MedicalObservationalStudy");

        /** Copies the list. */
        public DeclaredStudy {
            identifiers = List.copyOf(identifiers);
        }

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
            return new DeclaredStudy(
                    first(study, "name", "headline"),
                    Stream.of("identifier", "url", "@id", "sameAs")
                            .flatMap(key -> words(study.path(key)))
                            .toList(),
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
