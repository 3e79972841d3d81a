package org.trialgraph.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.apache.jena.query.DatasetFactory;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.query.ResultSet;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trialgraph.eligibility.ConstraintReader;
import org.trialgraph.rdf.Iris;

/** What a release gains: studies, links with their evidence, and discrepancies, all to be asked for in SPARQL. */
class StudyGraphTest {
    private static final String PREFIXES = """
            PREFIX tg: <https://w3id.org/trialgraph/ontology#>
            PREFIX tgc: <https://w3id.org/trialgraph/code#>
            PREFIX dcterms: <http://purl.org/dc/terms/>
            PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
            PREFIX b: <https://w3id.org/trialgraph/>
            """;
    private static final String TWO_REGISTRATIONS = PREFIXES + """
            GRAPH <https://w3id.org/trialgraph/graph/ctgov> {
                <https://w3id.org/trialgraph/trial/NCT01000001> a tg:Trial ; dcterms:identifier "NCT01000001" ;
                    tg:registry <https://w3id.org/trialgraph/registry/ctgov> ; tg:publicTitle "Zinc for colds"@en ;
                    tg:secondaryId "ISRCTN10175490" ; tg:document <https://w3id.org/trialgraph/document/aaaa> ;
                    tg:overallStatus tgc:Recruiting ; tg:phase tgc:Phase2 ; tg:enrollment 40 ; tg:sex tgc:Female ;
                    tg:minimumAge "P18Y"^^xsd:duration ; tg:startDate "2020-01-15"^^xsd:date ;
                    tg:registrationDate "2020-01-01"^^xsd:date ;
                    tg:outcome <https://w3id.org/trialgraph/trial/NCT01000001/outcome/1> .
                <https://w3id.org/trialgraph/trial/NCT01000001/outcome/1> a tg:PrimaryOutcome ; rdfs:label "Days with cold"@en .
            }
            GRAPH <https://w3id.org/trialgraph/graph/isrctn> {
                <https://w3id.org/trialgraph/trial/ISRCTN10175490> a tg:Trial ; dcterms:identifier "ISRCTN10175490" ;
                    tg:registry <https://w3id.org/trialgraph/registry/isrctn> ; tg:publicTitle "Zinc lozenges"@en ;
                    tg:overallStatus tgc:Completed ; tg:phase tgc:Phase2 , tgc:Phase3 ; tg:enrollment 42 ; tg:sex tgc:AnySex ;
                    tg:minimumAge "P16Y"^^xsd:duration ; tg:startDate "2020-01"^^xsd:gYearMonth ;
                    tg:registrationDate "2019-12-01"^^xsd:date ;
                    tg:outcome <https://w3id.org/trialgraph/trial/ISRCTN10175490/outcome/1> .
                <https://w3id.org/trialgraph/trial/ISRCTN10175490/outcome/1> a tg:PrimaryOutcome ;
                    rdfs:label "Nasal symptom score"@en .
            }
            """;

    @Test
    void registrations_ofOneStudy_shareStudyOfFirst() {
        assertThat(ask("SELECT ?t { ?t tg:study b:study\\/ISRCTN10175490 . b:study\\/ISRCTN10175490 a tg:Study }"))
                .containsExactly(
                        "https://w3id.org/trialgraph/trial/ISRCTN10175490",
                        "https://w3id.org/trialgraph/trial/NCT01000001");
    }

    @Test
    void link_hasEvidence() {
        assertThat(ask("""
                                SELECT (CONCAT(?text, " ", STR(?c), " ", STR(?d), " ", STR(?f)) AS ?x) {
                                  ?l a tg:Link ; tg:from b:trial\\/NCT01000001 ; tg:to b:trial\\/ISRCTN10175490 ;
                                     tg:linkMethod tgc:DeclaredNumber ; tg:relation tgc:SameStudy ; tg:direction tgc:OneWay ;
                                     tg:matchedText ?text ; tg:confidence ?c ; dcterms:source ?d ; tg:field ?f }"""))
                .containsExactly("ISRCTN10175490 0.95 https://w3id.org/trialgraph/document/aaaa "
                        + "https://w3id.org/trialgraph/ontology#secondaryId");
    }

    @Test
    void linksAndDiscrepancies_haveLabels() {
        assertThat(ask("SELECT ?x { ?d a tg:Discrepancy ; tg:field tg:enrollment ; rdfs:label ?x }"))
                .containsExactly("enrollment: 42 (ISRCTN10175490), 40 (NCT01000001)");
        assertThat(ask("SELECT ?x { ?l a tg:Link ; tg:linkMethod tgc:DeclaredNumber ; rdfs:label ?x }"))
                .contains("NCT01000001 → ISRCTN10175490");
    }

    @Test
    void differingFields_areDiscrepancies_datePrecisionIsNone() {
        assertThat(ask("""
                                SELECT (CONCAT(STRAFTER(STR(?f), "#"), " ", ?a, " / ", ?b, " ", STRAFTER(STR(?s), "#")) AS ?x) {
                                  b:study\\/ISRCTN10175490 tg:discrepancy ?d .
                                  ?d a tg:Discrepancy ; tg:field ?f ; tg:firstValue ?a ; tg:secondValue ?b ; tg:severity ?s ;
                                     tg:firstTrial b:trial\\/ISRCTN10175490 ; tg:secondTrial b:trial\\/NCT01000001 }"""))
                .containsExactly(
                        "enrollment 42 / 40 Minor",
                        "minimumAge P16Y / P18Y Major",
                        "outcome Nasal symptom score / Days with cold Major",
                        "overallStatus Completed / Recruiting Major",
                        "phase Phase2 Phase3 / Phase2 Major",
                        "sex AnySex / Female Major");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "overallStatus|tgc:Terminated|tgc:Completed|Major",
                "overallStatus|tgc:Ongoing|tgc:Recruiting|",
                "overallStatus|tgc:UnknownStatus|tgc:Recruiting|",
                "phase|tgc:Phase3|tgc:Phase2|Major",
                "phase|tgc:NotApplicable|tgc:Phase2|",
                "enrollment|100|50|Major",
                "enrollment|100|95|Minor",
                "sex|tgc:Male|tgc:AnySex|Major",
                "minimumAge|'P18Y'^^xsd:duration|'P16Y'^^xsd:duration|Major",
                "minimumAge|'P1Y'^^xsd:duration|'P12M'^^xsd:duration|",
                "maximumAge|'P65Y'^^xsd:duration|'P80Y'^^xsd:duration|Major",
                "startDate|'2020-01-15'^^xsd:date|'2020-01'^^xsd:gYearMonth|",
                "startDate|'2020-01-15'^^xsd:date|'2020-02-20'^^xsd:date|Minor",
                "startDate|'2020-01-15'^^xsd:date|'2021-02'^^xsd:gYearMonth|Major",
                "completionDate|'2020'^^xsd:gYear|'2022'^^xsd:gYear|Major",
                "leadSponsor|<urn:oxford>|<urn:bayer>|Minor",
                "leadSponsor|<urn:oxford>|<urn:oxford2>|",
                "outcome|<urn:days>|<urn:score>|Major",
                "outcome|<urn:days>|<urn:days2>|",
            })
    void eachFieldIsCompared(String field, String one, String other, String severity) {
        String release = PREFIXES + """
                GRAPH <urn:g> {
                  b:trial\\/NCT01000001 a tg:Trial ; dcterms:identifier "NCT01000001" ; tg:secondaryId "ISRCTN10175490" ;
                    tg:registry b:registry\\/ctgov ; tg:publicTitle "Zinc for colds" ; tg:%1$s %2$s .
                  b:trial\\/ISRCTN10175490 a tg:Trial ; dcterms:identifier "ISRCTN10175490" ;
                    tg:registry b:registry\\/isrctn ; tg:publicTitle "Zinc for colds" ; tg:%1$s %3$s .
                  <urn:oxford> rdfs:label "University of Oxford" . <urn:oxford2> rdfs:label "Oxford University" .
                  <urn:bayer> rdfs:label "Bayer AG" .
                  <urn:days> a tg:PrimaryOutcome ; rdfs:label "Days with cold" .
                  <urn:days2> a tg:PrimaryOutcome ; rdfs:label "Number of days with a cold" .
                  <urn:score> a tg:PrimaryOutcome ; rdfs:label "Nasal symptom score" .
                }
                """.formatted(field, one, other);
        assertThat(ask(
                        release,
                        "SELECT (STRAFTER(STR(?s), \"#\") AS ?x) { ?d tg:field tg:" + field + " ; tg:severity ?s }"))
                .isEqualTo(severity == null ? List.of() : List.of(severity));
    }

    @Test
    void languages_statingDifferentValues_areDiscrepancy() {
        String trial = PREFIXES + """
                GRAPH <https://w3id.org/trialgraph/graph/chictr> {
                    b:trial\\/ChiCTR2000034346 a tg:Trial ; tg:phaseText "III期临床试验"@zh , "2"@en .
                    b:trial\\/ChiCTR2000034347 a tg:Trial ; tg:phaseText "Ⅳ期"@zh , "Phase 4"@en .
                    b:trial\\/ChiCTR2000034348 a tg:Trial ; tg:minimumAgeText "12岁"@zh , "21 years"@en .
                    b:trial\\/ChiCTR2000034349 a tg:Trial ; tg:minimumAgeText "１８岁"@zh , "18 years"@en .
                    <https://w3id.org/trialgraph/trial/ChiCTR2000034350/criterion/1> a tg:InclusionCriterion ;
                        tg:text "年龄18～70岁，性别不限"@zh , "Aged 18 to 65 years, any sex"@en .
                    <https://w3id.org/trialgraph/trial/ChiCTR2000034350/criterion/1/constraint/1> tg:measure tgc:Age .
                    <https://w3id.org/trialgraph/trial/ChiCTR2000034351/criterion/1> a tg:InclusionCriterion ;
                        tg:text "18周岁至70周岁"@zh , "Age between 18 and 70"@en .
                    <https://w3id.org/trialgraph/trial/ChiCTR2000034351/criterion/1/constraint/1> tg:measure tgc:Age .
                }
                """;
        assertThat(ask(
                        trial,
                        "SELECT (CONCAT(STRAFTER(STR(?t), \"trial/\"), \" \", STRAFTER(STR(?f), \"#\"), \" \", ?one, \" / \", ?other)"
                                + " AS ?x) { ?d a tg:Discrepancy ; tg:firstTrial ?t ; tg:secondTrial ?t ; tg:field ?f ;"
                                + " tg:firstValue ?one ; tg:secondValue ?other }"))
                .containsExactly(
                        "ChiCTR2000034346 phase III期临床试验 / 2",
                        "ChiCTR2000034348 minimumAge 12岁 / 21 years",
                        "ChiCTR2000034350 maximumAge P70Y / P65Y");
    }

    private static List<String> ask(String select) {
        return ask(TWO_REGISTRATIONS, select);
    }

    private static List<String> ask(String trig, String select) {
        DatasetGraph release = DatasetGraphFactory.create();
        RDFParser.fromString(trig, Lang.TRIG).parse(release);
        ReleaseFacts facts = new ReleaseFacts();
        facts.add(TrialFacts.of(release, new ConstraintReader()));
        DatasetGraph added = DatasetGraphFactory.create();
        new StudyGraph(new Iris(Iris.DEFAULT_BASE)).add(facts, release, StreamRDFLib.dataset(added));
        TreeSet<String> answers = new TreeSet<>();
        try (QueryExecution query = QueryExecution.dataset(DatasetFactory.wrap(added))
                .query(PREFIXES + select.replaceFirst("\\{", "FROM <urn:x-arq:UnionGraph> {"))
                .build()) {
            ResultSet rows = query.execSelect();
            rows.forEachRemaining(row -> {
                var value = row.get(rows.getResultVars().get(0));
                answers.add(value.isLiteral() ? value.asLiteral().getString() : value.toString());
            });
        }
        return List.copyOf(answers);
    }
}
