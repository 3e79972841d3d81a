package org.trialgraph.mesh.index;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.trialgraph.mesh.index.MeshRecord.Detail;
import org.trialgraph.mesh.index.MeshRecord.Kind;
import org.trialgraph.mesh.index.MeshRecord.Sort;
import org.trialgraph.mesh.index.MeshRecord.Term;

/** Small files in the layouts of NLM's, with facts of MeSH: anaemia, aplastic anaemia below it, and a few drugs. */
public final class MeshFixtures {
    private static final String ID = "<http://id.nlm.nih.gov/mesh/";
    private static final String V = "<http://id.nlm.nih.gov/mesh/vocab#";
    private static final String LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>";
    private static final String TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>";

    private static final Detail NOTHING = new Detail(Optional.empty(), List.of(), List.of(), List.of());

    private MeshFixtures() {}

    /** N-Triples as of mesh.nt. */
    public static String triples() {
        StringBuilder nt = new StringBuilder();
        descriptor(nt, "D000740", "Anemia", "C15.378.050");
        descriptor(nt, "D000741", "Anemia, Aplastic", "C15.378.050.085");
        nt.append(ID + "D000741> " + V + "broaderDescriptor> " + ID + "D000740> .\n");
        name(nt, "D000741", "M0001120", "T002210", "Anemia, Aplastic", "Aplastic Anemias");
        nt.append(ID + "M0001120> " + V + "scopeNote> \"The marrow makes too few cells.\"@en .\n");
        name(nt, "D000741", "M0001121", "T002211", "Anemia, Hypoplastic", "Hypoplastic Anemia");
        descriptor(nt, "D016572", "Cyclosporine", "D04.345.566.235.300");
        descriptor(nt, "D065095", "Calcineurin Inhibitors", "D27.505.519.389.150");
        nt.append(ID + "D016572> " + V + "pharmacologicalAction> " + ID + "D065095> .\n");
        nt.append(ID + "C024352> " + TYPE + " " + V + "SCR_Chemical> .\n");
        nt.append(ID + "C024352> " + LABEL + " \"fludarabine\"@en .\n");
        nt.append(ID + "C024352> " + V + "preferredMappedTo> " + ID + "D014740> .\n");
        return nt.toString();
    }

    /** A descriptor file of some year. */
    public static String descriptors(int year) {
        return """
            <?xml version="1.0"?>
            <!DOCTYPE DescriptorRecordSet SYSTEM "https://www.nlm.nih.gov/databases/dtd/nlmdescriptorrecordset_%d0101.dtd">
            <DescriptorRecordSet LanguageCode = "eng">
            <DescriptorRecord DescriptorClass = "1">
              <DescriptorUI>D000740</DescriptorUI>
              <DescriptorName><String>Anemia</String></DescriptorName>
              <TreeNumberList><TreeNumber>C15.378.050</TreeNumber></TreeNumberList>
            </DescriptorRecord>
            <DescriptorRecord DescriptorClass = "1">
              <DescriptorUI>D000741</DescriptorUI>
              <DescriptorName><String>Anemia, Aplastic</String></DescriptorName>
              <DateEstablished><Year>1966</Year><Month>01</Month><Day>01</Day></DateEstablished>
              <PharmacologicalActionList><PharmacologicalAction><DescriptorReferredTo>
                <DescriptorUI>D065095</DescriptorUI><DescriptorName><String>Calcineurin Inhibitors</String></DescriptorName>
              </DescriptorReferredTo></PharmacologicalAction></PharmacologicalActionList>
              <TreeNumberList><TreeNumber>C15.378.050.085</TreeNumber></TreeNumberList>
              <ConceptList><Concept PreferredConceptYN="Y">
                <ConceptUI>M0001120</ConceptUI><ConceptName><String>Anemia, Aplastic</String></ConceptName>
                <ScopeNote>The marrow makes too few cells.
            </ScopeNote>
                <TermList>
                  <Term IsPermutedTermYN="N" RecordPreferredTermYN="Y"><TermUI>T002210</TermUI><String>Anemia, Aplastic</String></Term>
                  <Term IsPermutedTermYN="Y" RecordPreferredTermYN="N"><TermUI>T002210</TermUI><String>Aplastic Anemias</String></Term>
                </TermList>
              </Concept></ConceptList>
            </DescriptorRecord>
            </DescriptorRecordSet>
            """.formatted(year);
    }

    /** A supplementary file of some year. */
    public static String supplementary(int year) {
        return """
            <?xml version="1.0"?>
            <!DOCTYPE SupplementalRecordSet SYSTEM "https://www.nlm.nih.gov/databases/dtd/nlmsupplementalrecordset_%d0101.dtd">
            <SupplementalRecordSet LanguageCode = "eng">
            <SupplementalRecord SCRClass = "3">
              <SupplementalRecordUI>C537730</SupplementalRecordUI>
              <SupplementalRecordName><String>A rare anemia</String></SupplementalRecordName>
              <HeadingMappedToList>
                <HeadingMappedTo><DescriptorReferredTo><DescriptorUI>*D000740</DescriptorUI>
                  <DescriptorName><String>Anemia</String></DescriptorName></DescriptorReferredTo></HeadingMappedTo>
              </HeadingMappedToList>
            </SupplementalRecord>
            </SupplementalRecordSet>
            """.formatted(year);
    }

    /** An index of a few records. */
    public static MeshIndex index(MeshRecord... records) {
        try {
            return MeshIndex.read(
                    IndexWriter.bytes(new MeshEdition(2024, List.of(records), new TreeMap<>(), 0)), "few");
        } catch (MeshFileException e) {
            throw new AssertionError(e);
        }
    }

    /** A descriptor with a heading, other names and one place in the trees. */
    public static MeshRecord record(String id, String tree, String heading, String... entryTerms) {
        List<Term> terms = new ArrayList<>(List.of(new Term(heading, Sort.HEADING)));
        for (String name : entryTerms) {
            terms.add(new Term(name, Sort.ENTRY));
        }
        return new MeshRecord(
                id, Kind.TOPICAL, heading, true, terms, List.of(tree), List.of(), List.of(), List.of(), NOTHING);
    }

    /** Writes a text as a file of a folder. */
    public static Path file(Path folder, String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /** The bytes of a text, gzipped. */
    public static byte[] zipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static void descriptor(StringBuilder nt, String id, String label, String tree) {
        nt.append(ID + id + "> " + TYPE + " " + V + "TopicalDescriptor> .\n");
        nt.append(ID + id + "> " + LABEL + " \"" + label + "\"@en .\n");
        nt.append(ID + id + "> " + V + "active> \"true\"^^<http://www.w3.org/2001/XMLSchema#boolean> .\n");
        nt.append(ID + id + "> " + V + "treeNumber> " + ID + tree + "> .\n");
    }

    private static void name(StringBuilder nt, String id, String concept, String term, String name, String permuted) {
        nt.append(ID + id + "> " + V + "concept> " + ID + concept + "> .\n");
        nt.append(ID + concept + "> " + V + "term> " + ID + term + "> .\n");
        nt.append(ID + term + "> " + V + "prefLabel> \"" + name + "\"@en .\n");
        nt.append(ID + term + "> " + V + "altLabel> \"" + permuted + "\"@en .\n");
    }
}
