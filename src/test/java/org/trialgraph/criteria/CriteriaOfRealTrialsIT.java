package org.trialgraph.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.trialgraph.SharedData;
import org.trialgraph.model.Criterion;
import org.trialgraph.model.Criterion.Polarity;
import org.trialgraph.model.Text;
import org.trialgraph.text.ResourceLines;
import org.trialgraph.text.TextNormalizer;

/** No word of thousands of real eligibility texts is lost or made up, and none is of another kind than its heading says. */
class CriteriaOfRealTrialsIT {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Set<String> OF_HEADINGS = Set.of(
            "a this these their its both no or to in with under per than that which ineligibility inclusion exclusion inclusions exclusions non criteria criterion eligibility and for of the key main major principal primary basic core important included excluded are is were include includes including as follows following any all each requirements requirments inlusion exlusion"
                    .split(" "));
    private static final Set<String> OF_SENTENCES = Stream.of("words-of-announcements.txt", "words-before-criteria.txt")
            .flatMap(list -> ResourceLines.beside(Criteria.class, list).stream())
            .flatMap(words -> Stream.of(words.split("\\W+")))
            .collect(Collectors.toSet());
    private static final Pattern HEADING = Pattern.compile(
            "(?!.*(?i:and) )(?:[A-Z][\\w-]* ){0,2}(?:Non-?inclusion|Inclusion|Exclusion|INCLUSION|EXCLUSION)s? (?i:criteria)"
                    + "(?: (?:for|in) [\\w /-]{1,60}| ?[(-] ?[\\w /-]{1,60}\\)?)?:");
    private static final Pattern MAY_BE_HEADING =
            Pattern.compile("(?i)clusion|exclu|includ|eligib|criteri|characteristics|concurrent therapy");

    /** Headings of records where nothing stands over them, and what says that nothing is specified. */
    private static final Pattern OF_RECORDS = Pattern.compile(
            "(?i)(?:^|[\\n *-])(?:"
                    + alternatives("list", "plain", "part")
                    + ")(?:(?: and (?:hepatic|renal))?:| *--| *$)|\\b(?:"
                    + alternatives("nothing")
                    + ")\\b",
            Pattern.MULTILINE);

    /** What no criterion begins with. */
    private static final Pattern MARK = Pattern.compile("(?:--|[•*~] |[*~]\\p{L}|[-–] ?\\p{L}).*", Pattern.DOTALL);

    private static String alternatives(String... kinds) {
        return ResourceLines.beside(Criteria.class, "record-sections.tsv").stream()
                .map(row -> row.split("\t"))
                .filter(row -> List.of(kinds).contains(row[0]))
                .map(row -> row[1].replace(" ", "\\s+"))
                .collect(Collectors.joining("|"));
    }

    @Test
    void split_realTexts_keepEveryWord() throws IOException {
        for (Path file : files()) {
            texts(file, CriteriaOfRealTrialsIT::keepsWords);
        }
    }

    /** What stands between a heading and the next line that may be one is of the kind that the heading names. */
    @Test
    void split_realTexts_haveTheKindThatHeadingsName() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path file : files()) {
            texts(file, (id, text) -> wrong.addAll(misread(id, text)));
        }
        assertThat(wrong).isEmpty();
    }

    private static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String folder : List.of("ctgov-load", "ctgov-api-v1", "ctgov-api-v2", "ctgov-xml", "ctgov-xml-versions")) {
            try (Stream<Path> all = Files.walk(SharedData.file("data/" + folder))) {
                all.filter(file -> file.toString().matches(".*[.](json|xml|jsonl[.]gz)"))
                        .forEach(files::add);
            }
        }
        return files;
    }

    private static void texts(Path file, BiConsumer<String, String> reader) throws IOException {
        String name = file.getFileName().toString();
        if (name.endsWith(".xml")) {
            String text = Jsoup.parse(Files.readString(file), Parser.xmlParser())
                    .select("eligibility > criteria > textblock")
                    .stream()
                    .map(Element::wholeText)
                    .collect(Collectors.joining());
            reader.accept(name, text);
            return;
        }
        ObjectMapper json = new ObjectMapper();
        try (InputStream bytes = Files.newInputStream(file);
                BufferedReader lines = new BufferedReader(new InputStreamReader(
                        name.endsWith(".gz") ? new GZIPInputStream(bytes) : bytes, StandardCharsets.UTF_8))) {
            MappingIterator<JsonNode> studies = json.readerFor(JsonNode.class).readValues(lines);
            while (studies.hasNext()) {
                JsonNode study = studies.next();
                String id = name + " " + String.join("", study.findValuesAsText("nctId"));
                Stream.of("eligibilityCriteria", "EligibilityCriteria")
                        .flatMap(key -> study.findValuesAsText(key).stream())
                        .forEach(text -> reader.accept(id, text));
            }
        }
    }

    private static List<String> misread(String id, String text) {
        List<String> wrong = new ArrayList<>();
        Map<String, Set<Polarity>> kinds = new HashMap<>();
        for (Criterion criterion : Criteria.split(text, "en")) {
            String words = beginning(criterion.texts().get(0).value());
            kinds.computeIfAbsent(words, w -> EnumSet.noneOf(Polarity.class)).add(criterion.polarity());
            if (HEADING.matcher(criterion.texts().get(0).value()).matches()) {
                wrong.add(id + ": published " + criterion.texts().get(0).value());
            }
        }
        Optional<Polarity> kind = Optional.empty();
        for (String line : text.lines().map(CriteriaOfRealTrialsIT::bare).toList()) {
            if (HEADING.matcher(line).matches()) {
                boolean exclusion = line.matches("(?i).*(exclusion|non-?inclusion).*");
                kind = Optional.of(exclusion ? Polarity.EXCLUSION : Polarity.INCLUSION);
            } else if (MAY_BE_HEADING.matcher(line).find()) {
                kind = Optional.empty();
            } else if (kind.isPresent()
                    && !kinds.getOrDefault(beginning(line), Set.of(kind.get())).contains(kind.get())) {
                wrong.add(id + ": no " + kind.get() + " " + line);
            }
        }
        return wrong;
    }

    /** A line without its mark, and without the marks of Markdown. */
    private static String bare(String line) {
        return line.replaceFirst("^[\\s*•·–_#-]*(?:\\(?\\d{1,2}[.)]\\s+)?[*_#]*", "")
                .replaceFirst("[\\s*_#]+$", "");
    }

    private static String beginning(String line) {
        String words = String.join(" ", line.replace("\\", "").split("\\W+")).strip();
        return words.substring(0, Math.min(40, words.length()));
    }

    private static void keepsWords(String id, String text) {
        Map<String, Integer> lost = words(text);
        Set<Text> sections = new HashSet<>();
        for (Criterion criterion : Criteria.split(text, "en")) {
            for (Text words : criterion.texts()) {
                assertThat(words.value()).as(id).doesNotMatch(MARK);
                take(lost, words.value());
            }
            criterion.printedNumber().ifPresent(number -> take(lost, number));
            sections.addAll(criterion.sections());
        }
        OF_RECORDS
                .matcher(text)
                .results()
                .forEach(heading -> words(heading.group())
                        .forEach((word, count) ->
                                lost.computeIfPresent(word, (w, left) -> left > count ? left - count : null)));
        sections.forEach(section -> words(section.value()).keySet().forEach(lost::remove));
        lost.keySet()
                .removeIf(word -> OF_HEADINGS.contains(word) || OF_SENTENCES.contains(word) || isMarkOfHeading(word));
        assertThat(lost).as(id).isEmpty();
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
