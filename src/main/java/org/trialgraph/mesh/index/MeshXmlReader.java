package org.trialgraph.mesh.index;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.trialgraph.mesh.index.MeshRecord.Kind;

/**
 * Reads NLM's XML of descriptors ({@code descYYYY.xml}), of supplementary records ({@code suppYYYY.xml}) and of qualifiers ({@code
 * qualYYYY.xml}), record by record, as the statements that NLM's RDF makes of it. The document type is not followed: nothing outside
 * the file is read. Notes, other dates and sources are not needed.
 */
final class MeshXmlReader {
    private static final Set<String> ROOTS =
            Set.of("DescriptorRecordSet", "SupplementalRecordSet", "QualifierRecordSet");
    private static final Map<String, String> RELATIONS =
            Map.of("NRW", "narrowerConcept", "BRD", "broaderConcept", "REL", "relatedConcept");

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
                    String what = "is XML of <" + xml.getLocalName() + ">, not of records of MeSH";
                    throw new MeshFileException(file, what, MeshFileReader.NLM_FILES);
                }
            }
        }
        xml.close();
        return year;
    }

    private void record(Element element) {
        switch (element.name) {
            case "DescriptorRecord" -> record(element, "Descriptor", "DescriptorClass", Kind.TOPICAL);
            case "SupplementalRecord" -> record(element, "SupplementalRecord", "SCRClass", Kind.CHEMICAL);
            case "QualifierRecord" -> qualifier(element);
            default -> {
                // there are no others
            }
        }
    }

    private void qualifier(Element element) {
        String id = element.text("QualifierUI");
        edition.add(id, "label", element.text("QualifierName", "String"));
        established(id, element);
    }

    /**
     * Reads a descriptor or supplementary record; one of a class that is not known gets no kind, and so is left out.
     *
     * @param prefix what the names of the elements of its id and name begin with
     * @param classNumber attribute with the number of its kind
     * @param first the kind where it has none, as NLM's document types say: number 1
     */
    private void record(Element element, String prefix, String classNumber, Kind first) {
        String id = element.text(prefix + "UI");
        Kind.ofNumber(element.attributes.getOrDefault(classNumber, "1"), first)
                .ifPresent(kind -> edition.add(id, "type", kind.className()));
        add(id, "label", element, prefix + "Name", "String");
        add(id, "treeNumber", element, "TreeNumberList", "TreeNumber");
        element.all("PharmacologicalActionList", "PharmacologicalAction", "DescriptorReferredTo")
                .forEach(descriptor -> add(id, "pharmacologicalAction", descriptor, "DescriptorUI"));
        element.all("AllowableQualifiersList", "AllowableQualifier", "QualifierReferredTo")
                .forEach(qualifier -> {
                    add(id, "allowableQualifier", qualifier, "QualifierUI");
                    qualifier(qualifier);
                });
        element.all("HeadingMappedToList", "HeadingMappedTo").forEach(mapped -> mappedTo(id, mapped));
        element.all("ConceptList", "Concept").forEach(concept -> concept(id, concept));
        established(id, element);
    }

    private void add(String subject, String property, Element element, String... path) {
        element.texts(path).forEach(value -> edition.add(subject, property, value));
    }

    /** Takes a descriptor, perhaps with a qualifier; a star before either marks a preferred mapping. */
    private void mappedTo(String record, Element mapped) {
        String target =
                mapped.text("DescriptorReferredTo", "DescriptorUI") + mapped.text("QualifierReferredTo", "QualifierUI");
        if (!target.isEmpty()) {
            String property = target.contains("*") ? "preferredMappedTo" : "mappedTo";
            edition.add(record, property, target.replace("*", ""));
        }
    }

    private void concept(String record, Element element) {
        String id = element.text("ConceptUI");
        edition.add(record, element.isYes("PreferredConceptYN") ? "preferredConcept" : "concept", id);
        for (Element relation :
                element.all("ConceptRelationList", "ConceptRelation").toList()) {
            String property = RELATIONS.get(relation.attributes.getOrDefault("RelationName", ""));
            if (property != null) {
                add(relation.text("Concept1UI"), property, relation, "Concept2UI");
            }
        }
        for (Element term : element.all("TermList", "Term").toList()) {
            String termId = term.text("TermUI");
            edition.add(id, term.isYes("ConceptPreferredTermYN") ? "preferredTerm" : "term", termId);
            add(termId, term.isYes("IsPermutedTermYN") ? "altLabel" : "prefLabel", term, "String");
        }
    }

    /** Takes the date on which a descriptor or qualifier came into use, such as {@code 1984-01-01}, where it is told in digits. */
    private void established(String record, Element element) {
        String date = Stream.of("Year", "Month", "Day")
                .map(part -> element.text("DateEstablished", part))
                .collect(Collectors.joining("-"));
        boolean digits = date.chars().allMatch(c -> c == '-' || c >= '0' && c <= '9');
        if (digits && date.length() == 10) {
            edition.add(record, "dateEstablished", date);
        }
    }
}
