package org.trialgraph.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.jena.graph.Node;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.trialgraph.query.StoreQueries;
import org.trialgraph.rdf.Iris;
import org.trialgraph.rdf.MeshVocabulary;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.search.Match.Piece;
import org.trialgraph.search.Understood.Meaning;
import org.trialgraph.search.Understood.Spelling;
import org.trialgraph.store.Statements;

/** Searches by meaning, spelling, place and order in a store of a few trials. */
class TrialSearchTest {
    private static final String BASE = Iris.DEFAULT_BASE;
    private static final String LABEL = "http://www.w3.org/2000/01/rdf-schema#label";
    private static final String GEO = "http://www.w3.org/2003/01/geo/wgs84_pos#";
    private static final String INFARCTION = "D009203";

    private static final String INFARCT = "Infarction of the heart muscle";
    private static final String OLD = "NCT00000001";
    private static final String CHINESE = "ChiCTR2000000003";
    private static final String LATE = "NCT00000004";
    private static final String FLU = "NCT00000005";

    @TempDir
    private static Path data;

    private static StoreQueries store;
    private static TrialSearch search;

    @BeforeAll
    static void publish() throws Exception {
        Statements.publish(
                data,
                heading(trial(OLD, "Aspirin after discharge", "Completed", "2001-02-03"))
                        .document("a")
                        .shares("condition", BASE + "condition/mi", INFARCT)
                        .about(BASE + "condition/mi", MESH, mesh(INFARCTION))
                        .says("briefSummary", "\"Whether tablets help people at home.\"@en")
                        .has("criterion", 1, "first")
                        .about(
                                Statements.of(OLD).subject() + "/criterion/1",
                                Vocabulary.TEXT.getURI(),
                                "\"No pregnancy, no lactation, and <b>no</b> anticoagulants within thirty days\"")
                        .shares("leadSponsor", BASE + "sponsor/example", "Example Cardiology Group")
                        .about(BASE + "site/1", Vocabulary.CITY.getURI(), "\"Boston\"")
                        .about(BASE + "site/1", GEO + "lat", "\"42.36\"^^<http://www.w3.org/2001/XMLSchema#decimal>")
                        .about(BASE + "site/1", GEO + "long", "\"-71.06\"^^<http://www.w3.org/2001/XMLSchema#decimal>")
                        .shares("site", BASE + "site/1", "General Hospital"),
                trial("NCT00000002", "Diabetes at work", "Completed", "2010-01-01")
                        .document("b"),
                trial(CHINESE, "降压", "Recruiting", "2015-05-05")
                        .document("c")
                        .shares("condition", BASE + "condition/xj", "急性心肌梗死")
                        .about(BASE + "condition/xj", MESH, mesh(INFARCTION)),
                trial(LATE, "Diabetes and heart attacks in old age", "Recruiting", "2020-01-01")
                        .document("d"),
                trial(FLU, "Diabetes and Crohn's disease", "Completed", "2019-01-01")
                        .document("e"));
        store = StoreQueries.open(data);
        search = new TrialSearch(
                store.dataset(), BASE, store.files().facets(), store.files().text());
    }

    @AfterAll
    static void close() throws Exception {
        search.close();
        store.close();
    }

    private static final String MESH = Vocabulary.TG + "mesh";

    private static String mesh(String id) {
        return "<" + MeshVocabulary.MESH + id + ">";
    }

    private static Statements trial(String number, String title, String status, String start) {
        return Statements.of(number)
                .titled("\"" + title + "\"")
                .coded("overallStatus", status)
                .says("startDateFirstDay", "\"" + start + "\"^^<http://www.w3.org/2001/XMLSchema#date>")
                .says(
                        "lastUpdateDateFirstDay",
                        "\"202" + number.charAt(number.length() - 1)
                                + "-01-01\"^^<http://www.w3.org/2001/XMLSchema#date>");
    }

    private static Statements heading(Statements trial) {
        String heading = MeshVocabulary.MESH + INFARCTION;
        return trial.about(heading, LABEL, "\"Myocardial Infarction\"@en")
                .about(heading, MeshVocabulary.TREE_NUMBER.getURI(), mesh("C14.280.647.500"))
                .about(heading, MeshVocabulary.CONCEPT.getURI(), mesh("M1"))
                .about(MeshVocabulary.MESH + "M1", MeshVocabulary.TERM.getURI(), mesh("T1"))
                .about(MeshVocabulary.MESH + "T1", MeshVocabulary.PREF_LABEL.getURI(), "\"Heart Attack\"@en")
                .about(MeshVocabulary.MESH + "T1", MeshVocabulary.ALT_LABEL.getURI(), "\"Heart Attacks\"@en");
    }

    private static <T> T read(Supplier<T> work) {
        return store.dataset().calculateRead(work::get);
    }

    private static SearchRequest asked(Map<String, String> parameters) {
        return SearchRequest.of(parameters::get);
    }

    private static List<String> numbers(Map<String, String> parameters) {
        return read(() -> search.trials(asked(parameters)).map(Facet::value).toList());
    }

    private static Understood understood(String words) {
        return read(() -> search.find(SearchRequest.of(words)).understood());
    }

    @ParameterizedTest
    @CsvSource({
        "heart attack, 3",
        "HEART ATTACKS, 3",
        "heart attack in old age, 1",
        "急性心肌梗死, 2",
        "急性心, 2",
        "心肌, 1",
        "anticoagulants, 1",
        "cardiology, 1",
        "general hospital boston, 1",
        "tablets, 1",
        "tablet, 1",
        "crohn's, 1",
        "diabetis, 3",
        "diabet, 3",
        "NCT0000, 4",
        "chictr2000000003, 1",
        "diabetes zzzzzz, 0"
    })
    void find_words_findsSoManyTrials(String words, int trials) {
        assertThat(numbers(Map.of("q", words))).hasSize(trials);
    }

    @ParameterizedTest
    @CsvSource({"heart attacks, 1", "heart attack, 0", "急性心肌梗死, 1", "diabetis, 0", "diabet, 0", "tablet, 0"})
    void find_exactWords_findsWhatIsTyped(String words, int trials) {
        assertThat(numbers(Map.of("q", words, "exact", "1"))).hasSize(trials);
    }

    @Test
    void find_entryTerm_tellsTheHeadingWithItsTrials() {
        Node heading = Iris.mesh(INFARCTION);
        assertThat(understood("heart attack elderly").meanings())
                .containsExactly(new Meaning("heart attack", heading, 2));
        assertThat(understood("急性心肌梗死").meanings()).containsExactly(new Meaning("急性心肌梗死", heading, 2));
    }

    @Test
    void find_wordThatNoTrialHas_takesTheOneMeant() {
        assertThat(understood("old diabetis").spellings())
                .containsExactly(new Spelling("diabetis", "diabetes", true, "old diabetes"));
        assertThat(understood("diabet").beginnings()).containsExactly("diabet");
        assertThat(understood("diabetes").spellings()).isEmpty();
    }

    @Test
    void find_hitInTitle_isBeforeThoseOfHeading() {
        assertThat(numbers(Map.of("q", "heart attack")).get(0)).isEqualTo(LATE);
    }

    @Test
    void trials_orders_areThoseOfTheDays() {
        assertThat(numbers(Map.of("q", "diabetes", "sort", "start"))).containsExactly(LATE, FLU, "NCT00000002");
        assertThat(numbers(Map.of("q", "", "sort", "update"))).startsWith(FLU, LATE);
        assertThat(numbers(Map.of("q", "", "sort", "recruiting"))).startsWith(LATE, CHINESE, FLU);
    }

    @ParameterizedTest
    @CsvSource({
        "Boston,50,1",
        "'42.4, -71.1',5,0",
        "'42.4, -71.1',6,1",
        "'boston, USA',1,1",
        "Atlantis,20000,0",
        "abc,x,0"
    })
    void find_near_findsSitesWithinTheDistance(String place, String kilometres, int trials) {
        assertThat(numbers(Map.of("near", place, "km", kilometres))).hasSize(trials);
    }

    @Test
    void find_near_tellsThePlace() {
        assertThat(read(() -> search.find(asked(Map.of("near", "boston")))
                        .understood()
                        .place()))
                .contains(new Understood.Place("Boston", true, 42.36, -71.06));
        assertThat(read(() -> search.find(asked(Map.of("near", "Atlantis")))
                        .understood()
                        .place()))
                .contains(new Understood.Place("Atlantis", false, 0, 0));
    }

    @Test
    void matches_wordInACriterion_tellsItWithTheWordMarked() {
        List<Match> matches = matches("anticoagulants aspirin", OLD);
        assertThat(matches).extracting(Match::title).containsExactly("title", "criterion");
        assertThat(matches.get(1).pieces())
                .contains(new Piece("anticoagulants", true), new Piece(" within thirty days", false));
        assertThat(matches("heart attack", OLD)).extracting(Match::title).containsExactly("condition", "MeSH heading");
    }

    private static List<Match> matches(String words, String number) {
        Node trial = Statements.IRIS.trial(number);
        return read(() -> search.matches(SearchRequest.of(words), trial));
    }

    @Test
    void of_parameters_areThoseOfTheRequest() {
        Map<String, String> parameters = Map.of("q", "a b", "near", "Boston", "km", "7", "sort", "start", "exact", "1");
        assertThat(asked(parameters).parameters()).containsExactlyInAnyOrderEntriesOf(parameters);
        assertThat(asked(Map.of("q", "x", "sort", "size", "km", "9", "phase", "<>", "page", "-1"))
                        .parameters())
                .isEqualTo(Map.of("q", "x"));
    }

    static List<String> hostile() {
        return List.of(
                "\u0000\u0007\u001b[31m",
                "x".repeat(10_000),
                "糖".repeat(10_000),
                "a ".repeat(5_000),
                "\ud800 lone \udc00",
                "\u202eevil\u202c",
                "title:(a OR b)^4 AND NOT c~2 [a TO b} \"x y\"~3 /re.*/ && || ! \\ { ? *",
                "*",
                "\"",
                "NOT",
                "' } DROP ALL #",
                "😀😀😀",
                "a'b'c\u2019d.e:f_g");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void find_hostileWords_areLookedForAsWords(String words) {
        for (String parameter : List.of("q", "near", "km", "sponsor", "page", "sort", "start_year")) {
            Map<String, String> parameters = new HashMap<>(Map.of("q", "zzzz"));
            parameters.put(parameter, words);
            TrialSearch.Hits hits = read(() -> search.find(asked(parameters)));
            assertThat(hits.page().total()).isZero();
            // each text query is one that the endpoint takes
            assertThat(hits.query().lines()).allMatch(line -> line.length() < 2000);
        }
        assertThat(matches(words, OLD)).isEmpty();
    }
}
