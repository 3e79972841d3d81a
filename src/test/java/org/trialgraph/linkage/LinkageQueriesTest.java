package org.trialgraph.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.query.Dataset;
import org.apache.jena.query.DatasetFactory;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.query.QueryExecutionFactory;
import org.apache.jena.query.ResultSet;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.junit.jupiter.api.Test;
import org.trialgraph.eligibility.ConstraintReader;
import org.trialgraph.rdf.Iris;

/** The queries about identity find what they promise. */
class LinkageQueriesTest {
    private static final String PREFIXES = """
            PREFIX tg: <https://w3id.org/trialgraph/ontology#>
            PREFIX tgc: <https://w3id.org/trialgraph/code#>
            PREFIX dcterms: <http://purl.org/dc/terms/>
            PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            PREFIX t: <https://w3id.org/trialgraph/trial/>
            PREFIX r: <https://w3id.org/trialgraph/registry/>
            PREFIX g: <https://w3id.org/trialgraph/graph/>
            PREFIX d: <https://w3id.org/trialgraph/document/>
            PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
            """;
    private static final String RELEASE = PREFIXES + """
            GRAPH g:ctgov {
              t:NCT01000001 a tg:Trial ; dcterms:identifier "NCT01000001" ; tg:registry r:ctgov ;
                tg:publicTitle "Zinc lozenges for colds" ; tg:secondaryId "ISRCTN10175490", "DRKS00000002" ; tg:enrollment 40 .
              t:NCT01000002 a tg:Trial ; dcterms:identifier "NCT01000002" ; tg:registry r:ctgov ;
                tg:publicTitle "Open-label extension study of zinc lozenges" ; tg:secondaryId "ISRCTN66666607" .
            }
            GRAPH g:isrctn {
              t:ISRCTN10175490 a tg:Trial ; dcterms:identifier "ISRCTN10175490" ; tg:registry r:isrctn ;
                tg:publicTitle "Zinc lozenges" ; tg:enrollment 80 .
              t:ISRCTN66666607 a tg:Trial ; dcterms:identifier "ISRCTN66666607" ; tg:registry r:isrctn ;
                tg:publicTitle "Zinc lozenges in school children" .
            }
            """;
    private static final String HISTORY = PREFIXES + """
            GRAPH d:1 { t:NCT01000001 a tg:Trial ; dcterms:identifier "NCT01000001" ; tg:lastUpdateDate "2019-05"^^xsd:gYearMonth ; tg:enrollment 40 ;
              tg:overallStatus tgc:Recruiting ; tg:outcome <urn:o1> . <urn:o1> a tg:PrimaryOutcome ; rdfs:label "Days" }
            GRAPH d:2 { t:NCT01000001 a tg:Trial ; tg:lastUpdateDate "2020-01-03"^^xsd:date ; tg:enrollment 40 ;
              tg:overallStatus tgc:Completed ; tg:outcome <urn:o1> . <urn:o1> a tg:PrimaryOutcome ; rdfs:label "Score" }
            """;

    @Test
    void studiesQuery_givesEvidence() throws IOException {
        assertThat(run("studies-in-several-registries", "one", "other", "method", "confidence"))
                .containsExactly("NCT01000001 ISRCTN10175490 declared number 0.95");
    }

    @Test
    void discrepanciesQuery_givesFields() throws IOException {
        assertThat(run("where-registries-disagree", "field", "severity", "oneSays", "otherSays"))
                .containsExactly("enrolment major 80 40");
    }

    @Test
    void referencesQueries_giveOneSidedAndUnresolved() throws IOException {
        assertThat(run("references-that-lead-nowhere", "trial", "declares", "relation", "present"))
                .containsExactly(
                        "NCT01000001 DRKS00000002 same study false",
                        "NCT01000001 ISRCTN10175490 same study true",
                        "NCT01000002 ISRCTN66666607 follow-up study true");
    }

    @Test
    void relatedRegistrationsQuery_givesGroups() throws IOException {
        assertThat(run("related-registrations", "trial", "relation", "words"))
                .containsExactly("NCT01000002 follow-up study ISRCTN66666607");
    }

    @Test
    void changesQuery_comparesCaptures() throws IOException {
        DatasetGraph history = DatasetGraphFactory.create();
        RDFParser.fromString(HISTORY, Lang.TRIG).parse(history);
        assertThat(ask(
                        DatasetFactory.wrap(history),
                        "changes-between-captures",
                        "olderUpdate",
                        "field",
                        "before",
                        "after"))
                .containsExactly("2019-05 primary outcome Days Score", "2019-05 status Recruiting Completed");
    }

    @Test
    void languageQueries_giveDiscrepanciesAndUntranslated() throws IOException {
        String release = PREFIXES + """
                GRAPH g:chictr {
                  t:ChiCTR2000034346 a tg:Trial ; dcterms:identifier "ChiCTR2000034346" ; tg:phaseText "III期"@zh , "2"@en ;
                    tg:condition <urn:c1> , <urn:c2> .
                  <urn:c1> rdfs:label "感冒"@zh . <urn:c2> rdfs:label "Common cold"@en , "普通感冒"@zh .
                }
                """;
        assertThat(run(release, "languages-that-disagree", List.of("number", "field", "chinese", "english")))
                .containsExactly("ChiCTR2000034346 phase III期 2");
        assertThat(run(release, "conditions-without-english", List.of("number", "condition")))
                .containsExactly("ChiCTR2000034346 感冒");
    }

    private static List<String> run(String query, String... columns) throws IOException {
        return run(RELEASE, query, List.of(columns));
    }

    private static List<String> run(String trig, String query, List<String> columns) throws IOException {
        DatasetGraph release = DatasetGraphFactory.create();
        RDFParser.fromString(trig, Lang.TRIG).parse(release);
        // labels of properties and codes, as every release has them
        for (String words : List.of("trialgraph.ttl", "codes.ttl")) {
            RDFParser.source(Path.of("ontology", words)).parse(release);
        }
        ReleaseFacts facts = new ReleaseFacts();
        facts.add(TrialFacts.of(release, new ConstraintReader()));
        DatasetGraph added = DatasetGraphFactory.create();
        new StudyGraph(new Iris(Iris.DEFAULT_BASE)).add(facts, release, StreamRDFLib.dataset(added));
        release.addAll(added);
        return ask(
                DatasetFactory.create(ModelFactory.createUnion(
                        DatasetFactory.wrap(release).getUnionModel(),
                        DatasetFactory.wrap(release).getDefaultModel())),
                query,
                columns.toArray(String[]::new));
    }

    private static List<String> ask(Dataset dataset, String query, String... columns) throws IOException {
        String text = Files.readString(Path.of("queries", query + ".rq"));
        List<String> rows = new ArrayList<>();
        try (QueryExecution execution = QueryExecutionFactory.create(text, dataset)) {
            ResultSet results = execution.execSelect();
            results.forEachRemaining(row -> {
                List<String> cells = new ArrayList<>();
                for (String column : columns) {
                    var node = row.get(column);
                    cells.add(node.isLiteral() ? node.asLiteral().getLexicalForm() : node.toString());
                }
                rows.add(String.join(" ", cells));
            });
        }
        return rows;
    }
}
