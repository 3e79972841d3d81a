package org.trialgraph.match;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.trialgraph.codes.Codes;
import org.trialgraph.eligibility.ConstraintReader;
import org.trialgraph.format.Format;
import org.trialgraph.format.Formats;
import org.trialgraph.match.TrialIndex.Judged;
import org.trialgraph.mesh.index.MeshIndex;
import org.trialgraph.mesh.index.MeshIndexes;
import org.trialgraph.mesh.link.MeshLinker;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.pipeline.Converter;
import org.trialgraph.rdf.Iris;
import org.trialgraph.rdf.TrialGraph;
import org.trialgraph.rdf.Vocabulary;

/** Trials on their way from a document to what a patient is held against, with the starter of MeSH. */
final class StoredCriteria {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);
    private static final ConstraintReader READER = new ConstraintReader();

    private final MeshIndex mesh;
    private final MeshLinker linker;
    private final PatientReader patients;
    private final Format format;

    StoredCriteria() throws IOException {
        mesh = MeshIndexes.open(null, Path.of("none")).index();
        linker = new MeshLinker(mesh);
        patients = new PatientReader(linker, READER);
        format = new Formats(new Codes()).named("ctgov-api-v2").orElseThrow();
    }

    Patient patient(String json) throws IOException, PatientException {
        return patients.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), TODAY);
    }

    /** A trial with a text of criteria and more members of its eligibility, for a patient. */
    Judged judged(String criteria, String more, String condition, Patient patient) throws IOException {
        String study = """
                {"protocolSection": {"identificationModule": {"nctId": "NCT09999999", "briefTitle": "A trial"},
                  "conditionsModule": {"conditions": ["%s"]},
                  "eligibilityModule": {"eligibilityCriteria": "%s", "sex": "ALL"%s}}}
                """.formatted(condition, criteria.replace("\n", "\\n"), more);
        byte[] bytes = study.getBytes(StandardCharsets.UTF_8);
        SourceDocument document = new SourceDocument(
                "study.json",
                () -> new ByteArrayInputStream(bytes),
                bytes.length,
                DigestUtils.sha256Hex(bytes),
                Optional.empty(),
                Optional.empty());
        Converter converter = new Converter(new TrialGraph(new Iris(Iris.DEFAULT_BASE), linker, READER, 0.5, false));
        DatasetGraph store = DatasetGraphFactory.create();
        format.split(
                document,
                record -> converter
                        .make(document, Optional.of(format), record.read())
                        .statements()
                        .forEach(store::add));
        Path index = Files.createTempFile("criteria", ".gz");
        try {
            Node trial = store.find(Node.ANY, Node.ANY, RDF.Nodes.type, Vocabulary.TRIAL)
                    .next()
                    .getSubject();
            try (TrialIndexBuilder builder = new TrialIndexBuilder(linker, index, Optional.empty())) {
                builder.add(StoredTrial.read(store, trial));
            }
            return TrialIndex.open(index, mesh).match(patient, 0, 1).best().get(0);
        } finally {
            Files.delete(index);
        }
    }

    /** The verdict on a criterion alone in its list. */
    Verdict verdict(String list, String criterion, Patient patient) throws IOException {
        List<Verdict> all = judged(list + " Criteria:\n\n* " + criterion + "\n", "", "Asthma", patient)
                .criteria();
        return all.size() == 1 ? all.get(0) : Verdict.UNKNOWN;
    }
}
