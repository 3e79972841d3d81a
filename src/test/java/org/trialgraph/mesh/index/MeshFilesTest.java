package org.trialgraph.mesh.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trialgraph.cli.Main;
import org.trialgraph.mesh.index.MeshRecord.Concept;
import org.trialgraph.mesh.index.MeshRecord.Kind;
import org.trialgraph.mesh.index.MeshRecord.Term;

/** What NLM's files may hold beyond the common case: all classes, retired content, other languages; and files that are none of them. */
class MeshFilesTest {
    private static final String MESH = "<http://id.nlm.nih.gov/mesh/";
    private static final String VOCABULARY = "<http://id.nlm.nih.gov/mesh/vocab#";
    private static final String LABEL = "> <http://www.w3.org/2000/01/rdf-schema#label> ";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"1, CHEMICAL", "2, PROTOCOL", "3, DISEASE", "4, ORGANISM", "5, POPULATION", "6, ANATOMY"})
    void read_supplementaryClass_isKind(int number, Kind kind) throws IOException {
        String supplementary =
                MeshFixtures.supplementary(2024).replace("SCRClass = \"3\"", "SCRClass = \"" + number + "\"");
        MeshEdition edition = read(MeshFixtures.descriptors(2024), supplementary);
        assertThat(record(edition, "C537730").kind()).isEqualTo(kind);
        assertThat(edition.leftOut()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1, TOPICAL", "2, PUBLICATION_TYPE", "3, CHECK_TAG", "4, GEOGRAPHICAL"})
    void read_descriptorClass_isKind(int number, Kind kind) throws IOException {
        String descriptors = MeshFixtures.descriptors(2024)
                .replace("DescriptorClass = \"1\"", "DescriptorClass = \"" + number + "\"");
        assertThat(record(read(descriptors), "D000741").kind()).isEqualTo(kind);
    }

    @Test
    void read_unknownClass_isLeftOutAndCounted() throws IOException {
        String supplementary = MeshFixtures.supplementary(2024).replace("SCRClass = \"3\"", "SCRClass = \"9\"");
        MeshEdition edition = read(MeshFixtures.descriptors(2024), supplementary);
        assertThat(edition.records()).extracting(MeshRecord::id).containsExactly("D000740", "D000741");
        assertThat(edition.leftOut()).isEqualTo(1);
        assertThat(read(MeshFixtures.triples().replace("SCR_Chemical", "SCR_Later"))
                        .leftOut())
                .isEqualTo(1);
    }

    @Test
    void read_retired_isNotInUse() throws IOException {
        String retired = MESH + "D000740" + LABEL + "\"[OBSOLETE] Anemia\"@en .\n"
                + MESH + "D000740> " + VOCABULARY + "active> \"0\"^^<http://www.w3.org/2001/XMLSchema#boolean> .\n"
                + MESH + "M0001121> " + VOCABULARY
                + "active> \"false\"^^<http://www.w3.org/2001/XMLSchema#boolean> .\n";
        MeshEdition edition = read(MeshFixtures.triples() + retired);
        assertThat(record(edition, "D000740").active()).isFalse();
        assertThat(record(edition, "D000740").label()).isEqualTo("Anemia");
        assertThat(record(edition, "D000741").terms())
                .extracting(Term::text)
                .containsExactly("Anemia, Aplastic", "Aplastic Anemias");
        assertThat(record(edition, "D000741").detail().concepts())
                .extracting(Concept::id)
                .containsExactly("M0001120");
    }

    @Test
    void read_otherLanguages_areIgnored() throws IOException {
        String german = MESH + "D000741" + LABEL + "\"Anämie, aplastische\"@de .\n" + MESH + "T002211> " + VOCABULARY
                + "prefLabel> \"Anämie, hypoplastische\"@de .\n";
        MeshRecord aplastic = record(read(MeshFixtures.triples() + german), "D000741");
        assertThat(aplastic.label()).isEqualTo("Anemia, Aplastic");
        assertThat(aplastic.terms()).extracting(Term::text).noneMatch(text -> text.startsWith("Anämie"));
    }

    @Test
    void read_qualifierFile_givesNames() throws IOException {
        String qualifiers = """
                <?xml version="1.0"?>
                <QualifierRecordSet LanguageCode = "eng"><QualifierRecord><QualifierUI>Q000009</QualifierUI>
                <QualifierName><String>adverse effects</String></QualifierName>
                <ConceptList><Concept PreferredConceptYN="Y"><ConceptUI>M0030213</ConceptUI><TermList>
                <Term IsPermutedTermYN="N"><TermUI>T060556</TermUI><String>adverse effects</String></Term>
                </TermList></Concept></ConceptList></QualifierRecord></QualifierRecordSet>
                """;
        MeshEdition edition = read(MeshFixtures.descriptors(2024), qualifiers);
        assertThat(edition.qualifiers())
                .containsEntry("Q000009", "adverse effects")
                .hasSize(1);
        assertThat(edition.records())
                .flatExtracting(MeshRecord::terms)
                .extracting(Term::text)
                .doesNotContain("adverse effects");
    }

    @Test
    void read_sameFileTwice_changesNothing() throws IOException {
        assertThat(read(MeshFixtures.descriptors(2024), MeshFixtures.descriptors(2024)))
                .isEqualTo(read(MeshFixtures.descriptors(2024)));
    }

    @Test
    void read_damagedFile_tellsPlace() {
        String line = MESH + "D000741> " + VOCABULARY + "treeNumber \"x\" .\n";
        assertThatThrownBy(() -> read(MeshFixtures.triples() + line))
                .isInstanceOf(MeshFileException.class)
                .hasMessageContaining("is damaged or not whole: [line: ")
                .hasMessageContaining("download the file again");
        String odd = MESH + "D000741> " + VOCABULARY + "treeNumber> \"C15\" .\n";
        assertThatThrownBy(() -> read(MeshFixtures.triples() + odd))
                .isInstanceOf(MeshFileException.class)
                .hasMessageContaining("no statement of MeSH: http://id.nlm.nih.gov/mesh/D000741");
    }

    @Test
    void read_otherXml_isRefused() {
        assertThatThrownBy(() -> read("<?xml version='1.0'?><PharmacologicalActionSet/>"))
                .isInstanceOf(MeshFileException.class)
                .hasMessageContaining("is XML of <PharmacologicalActionSet>, not of records of MeSH");
    }

    @Test
    void meshImport_folder_isWrongUsage() {
        assertThat(Main.run("mesh", "import", folder.toString(), "--data", folder.toString()))
                .isEqualTo(2);
    }

    private MeshEdition read(String... texts) throws IOException {
        EditionBuilder builder = new EditionBuilder();
        for (String text : texts) {
            Path file = Files.writeString(Files.createTempFile(folder, "mesh", ".part"), text);
            MeshFileReader.read(file, builder);
        }
        return builder.build(2024);
    }

    private static MeshRecord record(MeshEdition edition, String id) {
        Optional<MeshRecord> found = edition.records().stream()
                .filter(record -> record.id().equals(id))
                .findFirst();
        return found.orElseThrow();
    }
}
