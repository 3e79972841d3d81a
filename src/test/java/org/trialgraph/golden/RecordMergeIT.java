package org.trialgraph.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialgraph.pipeline.Converter.Converted;
import org.trialgraph.rdf.Iris;
import org.trialgraph.rdf.TrialQuads;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.store.ReleaseView;
import org.trialgraph.store.archive.PackedRecord;
import org.trialgraph.store.release.Publication;

/**
 * One trial told by its registry, by an older page of the registry and by three sites that copy from it, each in words of its
 * own: what is current is the registry's, whatever came first, and nothing that another said is lost.
 */
class RecordMergeIT {
    private static final Iris IRIS = new Iris(Iris.DEFAULT_BASE);
    private static final Node TRIAL = IRIS.trial("NCT04280705");

    private static final String OWN_RECORD = """
            {"protocolSection": {
              "identificationModule": {"nctId": "NCT04280705", "briefTitle": "Adaptive COVID-19 Treatment Trial (ACTT)"},
              "statusModule": {"overallStatus": "COMPLETED",
                "startDateStruct": {"date": "2020-02-21", "type": "ACTUAL"},
                "completionDateStruct": {"date": "2020-05-21", "type": "ACTUAL"},
                "lastUpdatePostDateStruct": {"date": "2022-04-14", "type": "ACTUAL"}},
              "sponsorCollaboratorsModule": {
                "leadSponsor": {"name": "National Institute of Allergy and Infectious Diseases (NIAID)", "class": "NIH"}},
              "descriptionModule": {"briefSummary": "The registry's own words on drugs for people in hospital."},
              "conditionsModule": {"conditions": ["COVID-19"]},
              "designModule": {"studyType": "INTERVENTIONAL", "phases": ["PHASE3"],
                "enrollmentInfo": {"count": 1062, "type": "ACTUAL"}},
              "eligibilityModule": {"sex": "ALL", "minimumAge": "18 Years", "maximumAge": "99 Years"}}}
            """;

    private static final String OLDER_PAGE = """
            ClinicalTrials.gov
            Home
            Search Results
            Study Record Detail

            Adaptive COVID-19 Treatment Trial (ACTT)

            ClinicalTrials.gov Identifier: NCT04280705
            Recruitment Status : Recruiting
            First Posted : February 21, 2020
            Last Update Posted : March 20, 2020
            Sponsor:
            National Institute of Allergy and Infectious Diseases (NIAID)

            Study Description

            Brief Summary:
            What the registry said in March.

            Condition or disease
            COVID-19

            Study Design

            Study Type : Interventional
            Estimated Enrollment : 394 participants
            """;

    @TempDir
    static Path documents;

    @TempDir
    static Path registryFirst;

    @TempDir
    static Path sitesFirst;

    @TempDir
    Path data;

    @TempDir
    Path other;

    private static List<Path> sources;

    @BeforeAll
    static void publishInBothOrders() throws Exception {
        sources = List.of(
                Files.writeString(documents.resolve("record.json"), OWN_RECORD),
                Files.writeString(documents.resolve("older.txt"), OLDER_PAGE),
                GoldenDocuments.FOLDER.resolve("ichgcp/actt-present-layout.html"),
                GoldenDocuments.FOLDER.resolve("ucbraid/plain-words.html"),
                GoldenDocuments.FOLDER.resolve("medpath/remdesivir.html"));
        publish(registryFirst, sources);
        publish(sitesFirst, reversed(sources.subList(1, 5)));
        publish(sitesFirst, sources.subList(0, 1));
    }

    @Test
    void sources_describeSameTrial() throws IOException {
        assertThat(read(sources))
                .extracting(TrialQuads::format)
                .containsExactly("ctgov-api-v2", "ctgov-classic", "ichgcp", "ucbraid", "medpath");
        assertThat(read(sources)).extracting(TrialQuads::subject).containsOnly(TRIAL.getURI());
    }

    @Test
    void registryRecord_isCurrentInAnyOrder() throws Exception {
        assertThat(told(quads(registryFirst, "store")))
                .isEqualTo(told(read(sources).get(0).quads()));
        assertThat(quads(sitesFirst, "store")).isEqualTo(quads(registryFirst, "store"));
    }

    @Test
    void otherDocuments_areInHistoryGraphs() throws Exception {
        Set<Quad> history = quads(registryFirst, "history");
        List<TrialQuads> others = read(sources).subList(1, 5);
        for (TrialQuads one : others) {
            assertThat(triples(history, documentIri(one)))
                    .as(one.format())
                    .isEqualTo(triples(one.quads(), IRIS.graph("ctgov")));
        }
        assertThat(history)
                .filteredOn(quad -> !quad.getGraph().equals(IRIS.graph("meta")))
                .extracting(Quad::getGraph)
                .hasSameElementsAs(
                        others.stream().map(RecordMergeIT::documentIri).toList());
        assertThat(quads(sitesFirst, "history")).isEqualTo(history);
    }

    @Test
    void aggregators_withoutRegistry_completeEachOther() throws Exception {
        publish(data, sources.subList(2, 5));
        publish(other, reversed(sources.subList(2, 5)));
        assertThat(quads(other, "store")).isEqualTo(quads(data, "store"));
        assertThat(quads(other, "history")).isEqualTo(quads(data, "history"));
        assertThat(told(quads(data, "store")))
                .as("told by one of the three alone")
                .anyMatch(quad -> quad.getObject().toString().contains("Rigshospitalet"))
                .anyMatch(quad -> quad.getObject().toString().contains("20-0006"))
                .anyMatch(quad -> quad.getObject().toString().contains("\"remdesivir\""));
    }

    @Test
    void memberStateThatLeftOrRefused_speaksOnlyWhereNoOtherDoes() throws Exception {
        List<Path> states = List.of(
                memberState("GB", "GB - no longer in EU/EEA"),
                memberState("IT", "Prohibited by CA"),
                memberState("FR", "Not Authorised"),
                memberState("DE", "Completed"));
        publish(data, states);
        Node trial = IRIS.trial("2016-004774-17");
        assertThat(objects(data, trial, "memberState")).singleElement().isEqualTo("DE");
        assertThat(objects(data, trial, "statusText")).containsExactly("Completed");
        assertThat(objects(data, trial, "document"))
                .containsExactly(documentIri(read(states).get(3)).getURI());
        assertThat(objects(data, trial, "furtherDocument"))
                .containsExactlyInAnyOrderElementsOf(read(states.subList(0, 3)).stream()
                        .map(state -> documentIri(state).getURI())
                        .toList());
        publish(other, states.subList(0, 1));
        assertThat(objects(other, trial, "statusText")).containsExactly("GB - no longer in EU/EEA");
    }

    private Path memberState(String state, String status) throws IOException {
        return Files.writeString(documents.resolve(state + ".txt"), """
                EudraCT Number:             2016-004774-17
                Trial Status:               %s

                A. Protocol Information
                A.1 Member State Concerned: %s
                A.2 EudraCT number: 2016-004774-17
                A.3 Full title of the trial: Warm baths for cold feet
                """.formatted(status, state));
    }

    private static List<String> objects(Path store, Node trial, String property) throws Exception {
        return quads(store, "store").stream()
                .filter(quad ->
                        quad.getSubject().equals(trial) && quad.getPredicate().equals(Vocabulary.term(property)))
                .map(Quad::getObject)
                .map(object -> object.isURI() ? object.getURI() : object.getLiteralLexicalForm())
                .toList();
    }

    private static List<Path> reversed(List<Path> sources) {
        List<Path> reversed = new ArrayList<>(sources);
        Collections.reverse(reversed);
        return reversed;
    }

    private static void publish(Path store, List<Path> sources) throws Exception {
        try (Publication run = new Publication(store, IRIS, List.of())) {
            for (Path source : sources) {
                for (Converted converted : GoldenDocuments.convert(source).records()) {
                    run.add(PackedRecord.of(converted));
                }
            }
            run.finish(true);
        }
    }

    private static List<TrialQuads> read(List<Path> sources) throws IOException {
        List<TrialQuads> trials = new ArrayList<>();
        for (Path source : sources) {
            GoldenDocuments.convert(source)
                    .records()
                    .forEach(record -> trials.add(record.quads().orElseThrow()));
        }
        return trials;
    }

    private static Node documentIri(TrialQuads trial) {
        return IRIS.document(trial.document().sha256());
    }

    /** What is said in the graph of the registry. */
    private static Set<Quad> told(Collection<Quad> quads) {
        return quads.stream()
                .filter(quad -> quad.getGraph().equals(IRIS.graph("ctgov")))
                .collect(Collectors.toSet());
    }

    private static Set<Triple> triples(Collection<Quad> quads, Node graph) {
        return quads.stream()
                .filter(quad -> quad.getGraph().equals(graph))
                .map(Quad::asTriple)
                .collect(Collectors.toSet());
    }

    private static Set<Quad> quads(Path store, String part) throws Exception {
        try (ReleaseView release = ReleaseView.current(store)) {
            DatasetGraph dataset = DatabaseMgr.connectDatasetGraph(
                    release.files().folder().resolve(part).toString());
            Set<Quad> quads = dataset.calculateRead(() -> dataset.stream().collect(Collectors.toSet()));
            TDBInternal.expel(dataset);
            return quads;
        }
    }
}
