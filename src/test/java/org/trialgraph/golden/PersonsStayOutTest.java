package org.trialgraph.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.trialgraph.format.Format;
import org.trialgraph.model.Finding;
import org.trialgraph.pipeline.Converter.Converted;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.store.archive.PackedRecord;

/**
 * E-mail addresses, telephone numbers and names with titles, degrees or roles, planted beside every value of every golden document:
 * nothing of them is in a statement, an IRI or a finding. A format that is added is held to the same by its documents.
 * {@code -Dpersons.all} plants each of them in every place, which takes minutes; else each place gets one or more of them.
 */
class PersonsStayOutTest {
    private static final boolean ALL = System.getProperty("persons.all") != null;
    /** One value of so many is planted at once, so that the document is still read. */
    private static final int APART = 6;

    private static final List<String> SECRETS = List.of("quzbeispiel", "квузбай", "蘅芷", "quzcare");
    private static final List<String> SECRET_ADDRESSES = List.of("quzmail", "квузмаил");
    private static final List<String> SECRET_DIGITS = List.of("5550147", "0000000218250097");

    /** What is left of a name in a list of values between commas: a name alone is not told from other words. */
    private static final Pattern TAKEN_APART = Pattern.compile("(?:[.;] |[=\"])(?:Anna )?Quzbeispiel\"");

    private static final List<String> SPONSORS = List.of(
            "Prof. Dr. med. Anna Quzbeispiel",
            "Anna Quzbeispiel MD PhD",
            "Mme Anne Quzbeispiel",
            "Dra. Ana Quzbeispiel",
            "\u6B27\u9633\u8605\u82B7\u6559\u6388",
            "\u043F\u0440\u043E\u0444. \u0410\u043D\u043D\u0430 \u041A\u0432\u0443\u0437\u0431\u0430\u0439");

    private static final Set<Node> OF_PEOPLE = Set.of(Vocabulary.NAME, Vocabulary.EMAIL, Vocabulary.PHONE);

    private static final List<String> PERSONS = List.of(
            "quzmail@quzhost.example.org",
            "mailto:quzmail@quzhost.example.org",
            "quzmail [at] quzhost [dot] example [dot] org",
            "quzmail (at) quzhost.example.org",
            "quzmail{AT}quzhost.example.org",
            "quzmail\uFF20quzhost.example.org",
            "\uFF31\uFF35\uFF3A\uFF2D\uFF21\uFF29\uFF2C\uFF20\uFF31\uFF35\uFF3A\uFF28\uFF2F\uFF33\uFF34\uFF0E\uFF4F\uFF52\uFF47",
            "QUZMAIL@QUZHOST.EXAMPLE.ORG",
            "Anna <quzmail@quzhost.example.org>",
            "quzmail&#64;quzhost.example.org",
            "quzmail%40quzhost.example.org",
            "quzmail@quzhost-m\u00FCller.example",
            "\u043A\u0432\u0443\u0437\u043C\u0430\u0438\u043B@\u043F\u0440\u0438\u043C\u0435\u0440.\u0438\u0441\u043F",
            "quzmail@quzhost.example.org;quzmail.b@quzhost.example.org,quzmail_c@quzhost.example.org",
            "Mailquzmail@quzhost.example.orgPhone",
            "\u90AE\u7BB1quzmail@quzhost.example.org\u3002",
            "quzmail @ quzhost.example.org",
            "quzmail at quzhost dot example dot org",
            "quzmail_at_quzhost.example.org",
            "https://www.example.org/write?to=quzmail@quzhost.example.org",
            "+1 555 555 0147",
            "+49 (0)30 5550147-12",
            "(+44) 20 5550 1470",
            "+420 155 501 470",
            "0049 30 555 01 47",
            "(030) 5550147",
            "030/5550147",
            "030 5550 147",
            "0555-5550147",
            "Tel. 5550147",
            "Tel.: 0551-5550147 / 5550147",
            "Tel/Fax: +86-21-55501471 \u8F6C 12",
            "\u96FB\u8A71\uFF1A03-5550-1471",
            "\u7535\u8BDD\uFF1A0551-5550147",
            "Telefon 030 5550147",
            "T\u00E9l\u00E9phone : 01 55 50 14 71",
            "\u0442\u0435\u043B. 8 (495) 555-01-47",
            "Phone (555) 555-0147 ext. 12",
            "\u624B\u673A13855501471",
            "\u8054\u7CFB\u7535\u8BDD \uFF11\uFF13\uFF18\uFF15\uFF15\uFF15\uFF10\uFF11\uFF14\uFF17\uFF11",
            "Fax: 555.555.0147",
            "1-800-555-0147",
            "555-555-0147",
            "Prof. Dr. med. Anna Quzbeispiel",
            "Quzbeispiel, Anna, MD, PhD",
            "Anna Quzbeispiel, M.D.",
            "Anna B. Quzbeispiel PhD",
            "Dr Quzbeispiel",
            "Dr Quzcare's Surgery",
            "Principal Investigator: Anna Quzbeispiel",
            "Contact: Anna Quzbeispiel",
            "PROF. DR. ANNA QUZBEISPIEL",
            "Frau Anna Quzbeispiel",
            "Mme Quzbeispiel",
            "Praxis Dr. med. Anna Quzbeispiel",
            "\u043F\u0440\u043E\u0444. \u0410\u043D\u043D\u0430 \u041A\u0432\u0443\u0437\u0431\u0430\u0439",
            "\u6B27\u9633\u8605\u82B7 \u6559\u6388",
            "\u6B27\u9633\u8605\u82B7\u6559\u6388",
            "\u8054\u7CFB\u4EBA\uFF1A\u6B27\u9633\u8605\u82B7",
            "https://orcid.org/0000-0002-1825-0097");

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> plantedPersons_stayOut() {
        return GoldenDocuments.FORMATS.all().stream()
                .map(Format::name)
                .map(name -> dynamicTest(name, () -> {
                    List<String> told = new ArrayList<>();
                    for (Path document : GoldenDocuments.of(name)) {
                        for (int run = 0; run < (ALL ? APART * PERSONS.size() : APART); run++) {
                            told.addAll(told(planted(document, run)));
                        }
                    }
                    assertThat(told).isEmpty();
                }));
    }

    /** What fields for people hold, bare names included, is published with leave and nowhere without. */
    @TestFactory
    Stream<DynamicTest> peopleInFields_withoutLeave_stayOut() {
        return GoldenDocuments.FORMATS.all().stream()
                .map(Format::name)
                .map(name -> dynamicTest(name, () -> {
                    for (Path document : GoldenDocuments.of(name)) {
                        List<String> people = people(document);
                        assertThat(GoldenDocuments.convert(document).records().stream()
                                        .flatMap(PersonsStayOutTest::written)
                                        .filter(words -> people.stream().anyMatch(words::contains)))
                                .as(document.toString())
                                .isEmpty();
                    }
                }));
    }

    /** Names, e-mail addresses and telephone numbers that are published with leave, as literals, and names as parts of IRIs. */
    private static List<String> people(Path document) throws IOException {
        return GoldenDocuments.convert(document, true).records().stream()
                .flatMap(record -> record.statements().stream())
                .filter(quad -> OF_PEOPLE.contains(quad.getPredicate()))
                .map(quad -> quad.getObject().getLiteralLexicalForm())
                .flatMap(words -> Stream.of(
                        "\"" + words + "\"",
                        "/" + words.toLowerCase(Locale.ROOT).replace(' ', '-') + ">"))
                .toList();
    }

    /** A person in the place of a sponsor, funder or collaborator is none of them, in any format and language. */
    @TestFactory
    Stream<DynamicTest> personsInPlaceOfSponsors_stayOut() {
        return GoldenDocuments.FORMATS.all().stream()
                .map(Format::name)
                .map(name -> dynamicTest(name, () -> {
                    for (Path document : GoldenDocuments.of(name)) {
                        String content = Files.readString(document);
                        int position = 0;
                        for (String sponsor : sponsors(document)) {
                            // not within the name of a hospital
                            String whole = "(?<![\\p{L}\\p{N}] ?)" + Pattern.quote(sponsor) + "(?! ?[\\p{L}\\p{N}])";
                            content = content.replaceAll(whole, SPONSORS.get(position++ % SPONSORS.size()));
                        }
                        Path file = folder.resolve(document.getFileName());
                        assertThat(told(Files.writeString(file, content)))
                                .as(document.toString())
                                .isEmpty();
                    }
                }));
    }

    /** The names of the organisations of a document, longer ones first. */
    private static List<String> sponsors(Path document) throws IOException {
        List<Quad> statements = GoldenDocuments.convert(document).records().stream()
                .flatMap(record -> record.statements().stream())
                .toList();
        Set<Node> sponsors = statements.stream()
                .filter(quad -> quad.getObject().equals(Vocabulary.SPONSOR_CLASS))
                .map(Quad::getSubject)
                .collect(Collectors.toSet());
        return statements.stream()
                .filter(quad -> sponsors.contains(quad.getSubject())
                        && quad.getPredicate().equals(RDFS.Nodes.label))
                .map(quad -> quad.getObject().getLiteralLexicalForm())
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** The document with one value of {@link #APART} followed by a person, another one in each place and run. */
    private Path planted(Path document, int run) throws IOException {
        AtomicInteger places = new AtomicInteger();
        int of = Math.floorMod(document.toString().hashCode(), PERSONS.size());
        DocumentValues values = new DocumentValues(value -> {
            int place = places.getAndIncrement();
            String person = PERSONS.get((of + place + run / APART) % PERSONS.size());
            String planted = place % 2 == 0 ? value + "; " + person + ";" : value + ". " + person + ".";
            return place % APART == run % APART ? planted : value;
        });
        String name = document.getFileName().toString();
        return Files.writeString(folder.resolve(name), values.changed(name, Files.readString(document)));
    }

    /** The statements and findings that tell something of a person. */
    private static List<String> told(Path document) throws IOException {
        GoldenDocuments.Outcome outcome = GoldenDocuments.convert(document);
        Stream<String> written = outcome.records().stream().flatMap(PersonsStayOutTest::written);
        return Stream.concat(written, outcome.findings().stream().map(Finding::toString))
                .filter(PersonsStayOutTest::tells)
                .toList();
    }

    /** The statements of a record, and the line about it in the archive. */
    private static Stream<String> written(Converted record) {
        Stream<String> statements = record.statements().stream().map(Quad::toString);
        return Stream.concat(statements, archived(record));
    }

    private static Stream<String> archived(Converted record) {
        byte[] bytes = PackedRecord.of(record).bytes();
        try (InputStream lines = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .limit(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean tells(String words) {
        String plain = Normalizer.normalize(words, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String digits = plain.replaceAll("\\D", "");
        return SECRETS.stream().anyMatch(plain::contains)
                        && !words.contains(Vocabulary.CITATION.getURI())
                        && !TAKEN_APART.matcher(words).find()
                || SECRET_ADDRESSES.stream().anyMatch(plain::contains)
                || SECRET_DIGITS.stream().anyMatch(digits::contains)
                || plain.contains("%") && tells(decoded(plain));
    }

    private static String decoded(String words) {
        return URLDecoder.decode(words.replaceAll("%(?![0-9a-f]{2})", " "), StandardCharsets.UTF_8)
                .replace('%', ' ');
    }
}
