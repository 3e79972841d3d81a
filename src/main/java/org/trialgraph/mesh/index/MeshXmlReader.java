package org.trialgraph.mesh.index;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.trialgraph.mesh.index.MeshConcept.RelationKind;
import org.trialgraph.mesh.index.MeshRecord.Sort;

/**
 * Reads NLM's XML of descriptors ({@code descYYYY.xml}), of supplementary records ({@code suppYYYY.xml}) and of qualifiers ({@code
 * qualYYYY.xml}), record by record. The document type is not followed: nothing outside the file is read. Notes, other dates and
 * sources are not needed.
 */
final class MeshXmlReader {
    private static final Set<String> ROOTS =
            Set.of("DescriptorRecordSet", "SupplementalRecordSet", "QualifierRecordSet");

    private final EditionBuilder edition;

    private MeshXmlReader(EditionBuilder edition) {
        this.edition = edition;
    }

    /** An element with all that it holds. */
    private static final class Element {
        private final String name;
        private final Map<String, String> attributes = new HashMap<>();
        private final List<Element> children = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();

        /** Reads the element that has just begun, to its end. */
        Element(XMLStreamReader xml) throws XMLStreamException {
            name = xml.getLocalName();
            for (int i = 0; i < xml.getAttributeCount(); i++) {
                attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
            }
            while (xml.next() != XMLStreamConstants.END_ELEMENT) {
                if (xml.isStartElement()) {
                    children.add(new Element(xml));
                } else if (xml.isCharacters()) {
                    text.append(xml.getText());
                }
            }
        }

        /** The elements at the end of a path of names from here. */
        Stream<Element> all(String... path) {
            Stream<Element> found = Stream.of(this);
            for (String step : path) {
                found = found.flatMap(element -> element.children.stream().filter(child -> child.name.equals(step)));
            }
            return found;
        }

        /** The words of the elements at the end of a path that have some. */
        Stream<String> texts(String... path) {
            return all(path).map(element -> element.text.toString().strip()).filter(words -> !words.isEmpty());
        }

        /** The words of the first of them; empty where there are none. */
        String text(String... path) {
            return texts(path).findFirst().orElse("");
        }

        boolean isYes(String attribute) {
            return "Y".equals(attributes.get(attribute));
        }
    }

    /**
     * Reads a file.
     *
     * @return the year in the name of the document type; 0 where there is none
     * @throws XMLStreamException if the file is no well-formed XML, as when its end is missing
     * @throws MeshFileException if it is XML of something else
     */
    static int read(InputStream in, String file, EditionBuilder edition) throws XMLStreamException, MeshFileException {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        XMLStreamReader xml = factory.createXMLStreamReader(in);
        MeshXmlReader reader = new MeshXmlReader(edition);
        int year = 0;
        boolean inRoot = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.DTD) {
                year = MeshFileReader.year(xml.getText());
            } else if (event == XMLStreamConstants.START_ELEMENT && inRoot) {
                reader.record(new Element(xml));
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                inRoot = true;
                if (!ROOTS.contains(xml.getLocalName())) {
                    throw new MeshFileException(
                            file,
                            "is XML of <" + xml.getLocalName() + ">, not of records of MeSH",
                            MeshFileReader.NLM_FILES);
                }
            }
        }
        xml.close();
        return year;
    }

    private void record(Element element) {
        established(element).ifPresent(date -> edition.addEstablished(Integer.parseInt(date.substring(0, 4))));
        switch (element.name) {
            case "DescriptorRecord" ->
                record(element, "Descriptor", MeshKind.ofDescriptorClass(classOf(element, "DescriptorClass")));
            case "SupplementalRecord" ->
                record(element, "SupplementalRecord", MeshKind.ofSupplementaryClass(classOf(element, "SCRClass")));
            case "QualifierRecord" ->
                edition.addQualifier(element.text("QualifierUI"), element.text("QualifierName", "String"));
            default -> {
                // there are no others
            }
        }
    }

    /** The class of a record; where it is not given, NLM's document types say that it is the first. */
    private static String classOf(Element element, String attribute) {
        return element.attributes.getOrDefault(attribute, "1");
    }

    /**
     * Reads a descriptor or supplementary record; one of a class that is not known keeps no kind, and so is left out.
     *
     * @param prefix what the names of the elements of its id and name begin with
     */
    private void record(Element element, String prefix, Optional<MeshKind> kind) {
        String id = element.text(prefix + "UI");
        if (id.isEmpty()) {
            return;
        }
        RecordBuilder record = edition.record(id);
        record.kind = kind.orElse(null);
        element.texts(prefix + "Name", "String").forEach(name -> record.label = name);
        element.texts("TreeNumberList", "TreeNumber").forEach(record.trees::add);
        element.texts("PharmacologicalActionList", "PharmacologicalAction", "DescriptorReferredTo", "DescriptorUI")
                .forEach(record.actions::add);
        element.all("AllowableQualifiersList", "AllowableQualifier", "QualifierReferredTo")
                .forEach(qualifier -> {
                    record.qualifiers.add(qualifier.text("QualifierUI"));
                    edition.addQualifier(qualifier.text("QualifierUI"), qualifier.text("QualifierName", "String"));
                });
        element.all("HeadingMappedToList", "HeadingMappedTo").forEach(mapped -> mappedTo(mapped, record));
        element.all("ConceptList", "Concept").forEach(concept -> concept(concept, record));
        established(element).ifPresent(date -> record.established = date);
    }

    /** Takes a descriptor, perhaps with a qualifier; a star before either marks a preferred mapping. */
    private static void mappedTo(Element mapped, RecordBuilder record) {
        String target = Stream.concat(
                        mapped.texts("DescriptorReferredTo", "DescriptorUI"),
                        mapped.texts("QualifierReferredTo", "QualifierUI"))
                .reduce("", String::concat);
        if (target.contains("*")) {
            record.mappedTo.add(target.replace("*", ""));
        } else if (!target.isEmpty()) {
            record.alsoMappedTo.add(target);
        }
    }

    private static void concept(Element element, RecordBuilder record) {
        RecordBuilder.Concept concept = record.concept(element.text("ConceptUI"));
        concept.preferred = element.isYes("PreferredConceptYN");
        element.all("ConceptRelationList", "ConceptRelation")
                .forEach(relation -> RelationKind.of(relation.attributes.getOrDefault("RelationName", ""))
                        .ifPresent(kind ->
                                record.concept(relation.text("Concept1UI")).relate(kind, relation.text("Concept2UI"))));
        element.all("TermList", "Term").forEach(term -> {
            String id = term.text("TermUI");
            boolean permuted = term.isYes("IsPermutedTermYN");
            term.texts("String").forEach(text -> {
                record.add(text, permuted ? Sort.PERMUTED : Sort.ENTRY);
                concept.add(id, text, permuted);
            });
            if (term.isYes("ConceptPreferredTermYN")) {
                concept.preferredTerm = id;
            }
        });
    }

    /** The date on which a descriptor came into use, such as {@code 1984-01-01}; empty where it is not told in digits. */
    private static Optional<String> established(Element record) {
        String date = record.text("DateEstablished", "Year") + "-" + record.text("DateEstablished", "Month") + "-"
                + record.text("DateEstablished", "Day");
        boolean digits = date.chars().allMatch(c -> c == '-' || c >= '0' && c <= '9');
        return Optional.of(date).filter(text -> digits && text.length() == 10);
    }
}
