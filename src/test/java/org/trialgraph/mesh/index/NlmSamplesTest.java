package org.trialgraph.mesh.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.trialgraph.SharedData;
import org.trialgraph.mesh.index.MeshRecord.Kind;

/** NLM's own samples of its two forms of MeSH tell the same of the same record. */
class NlmSamplesTest {
    private static final int YEAR = 2015;

    private static MeshEdition xml;
    private static MeshEdition triples;

    @BeforeAll
    static void readBothForms() throws IOException {
        xml = read("desc-samples.xml", "supp-samples.xml");
        triples = read("samples.nt");
    }

    private static MeshEdition read(String... files) throws IOException {
        EditionBuilder builder = new EditionBuilder();
        for (String file : files) {
            Path path = SharedData.file("data/mesh/" + file);
            MeshFileReader.read(path, builder);
        }
        return builder.build(YEAR);
    }

    @Test
    void xmlAndTriples_sameRecords() {
        assertThat(xml.records()).hasSize(62);
        assertThat(byId(triples).keySet()).isEqualTo(byId(xml).keySet());
    }

    /** Broader descriptors are left out: the samples in triples name some that the samples do not hold. */
    @Test
    void xmlAndTriples_sameNamesTreesActionsMappings() {
        Map<String, MeshRecord> others = byId(triples);
        for (MeshRecord record : xml.records()) {
            MeshRecord other = others.get(record.id());
            assertThat(other.kind()).as(record.id()).isEqualTo(record.kind());
            assertThat(other.label()).as(record.id()).isEqualTo(record.label());
            assertThat(other.active()).as(record.id()).isTrue();
            assertThat(other.terms()).as(record.id()).isEqualTo(record.terms());
            assertThat(other.trees()).as(record.id()).isEqualTo(record.trees());
            assertThat(other.actions()).as(record.id()).isEqualTo(record.actions());
            assertThat(other.mappedTo()).as(record.id()).isEqualTo(record.mappedTo());
            assertThat(other.broader()).as(record.id()).containsAll(record.broader());
        }
    }

    @Test
    void xmlAndTriples_sameDetails() {
        for (MeshRecord record : xml.records()) {
            assertThat(byId(triples).get(record.id()).detail()).as(record.id()).isEqualTo(record.detail());
        }
    }

    @Test
    void concept_hasPreferredTerm() {
        assertThat(xml.records())
                .flatExtracting(record -> record.detail().concepts())
                .isNotEmpty()
                .allSatisfy(concept -> assertThat(concept.preferredTerm()).isPresent());
    }

    @Test
    void index_returnsWhatWasRead() throws IOException {
        MeshIndex index = MeshIndex.read(IndexWriter.bytes(xml), "samples");
        for (MeshRecord record : xml.records()) {
            assertThat(index.record(record.id())).contains(record);
        }
        assertThat(index.qualifiers()).isEqualTo(xml.qualifiers()).containsEntry("Q000009", "adverse effects");
    }

    @Test
    void mappedTo_pairStaysPair() {
        MeshRecord aeron = byId(xml).get("C025735");
        assertThat(aeron.mappedTo()).containsExactly("D001286", "D002164Q000031", "D012602");
        assertThat(aeron.detail().alsoMappedTo()).containsExactly("D004338");
    }

    @Test
    void read_allKinds() {
        Set<Kind> kinds = xml.records().stream().map(MeshRecord::kind).collect(Collectors.toCollection(TreeSet::new));
        assertThat(kinds)
                .containsExactlyElementsOf(List.of(
                        Kind.TOPICAL,
                        Kind.PUBLICATION_TYPE,
                        Kind.CHECK_TAG,
                        Kind.GEOGRAPHICAL,
                        Kind.CHEMICAL,
                        Kind.PROTOCOL,
                        Kind.DISEASE));
    }

    private static Map<String, MeshRecord> byId(MeshEdition edition) {
        Map<String, MeshRecord> records = new TreeMap<>();
        edition.records().forEach(record -> records.put(record.id(), record));
        return records;
    }
}
