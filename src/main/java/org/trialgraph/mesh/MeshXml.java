package org.trialgraph.mesh;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads NLM's XML of descriptors ({@code descYYYY.xml}), of supplementary records ({@code suppYYYY.xml}) and of qualifiers ({@code
 * qualYYYY.xml}), element by element. The document type is not followed: nothing outside the file is read.
 */
final class MeshXml {
    private static final Set<String> ROOTS =
            Set.of("DescriptorRecordSet", "SupplementalRecordSet", "QualifierRecordSet");

    private final MeshCollector collector;
    private final XmlRecord record;
    private final Deque<String> path = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private int year;

    private MeshXml(MeshCollector collector) {
        this.collector = collector;
        this.record = new XmlRecord(collector);
    }

    /**
     * Reads a file into a collector.
     *
     * @return the year in the name of the document type; 0 where there is none
     * @throws XMLStreamException if the file is no well-formed XML, as when its end is missing
     * @throws MeshFileException if it is XML of something else
     */
    static int read(InputStream in, String name, MeshCollector collector) throws XMLStreamException, MeshFileException {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        XMLStreamReader xml = factory.createXMLStreamReader(in);
        MeshXml reader = new MeshXml(collector);
        while (xml.hasNext()) {
            reader.event(xml, name);
        }
        xml.close();
        return reader.year;
    }

    private void event(XMLStreamReader xml, String file) throws XMLStreamException, MeshFileException {
        switch (xml.next()) {
            case XMLStreamConstants.DTD -> year = DocumentType.year(xml.getText());
            case XMLStreamConstants.START_ELEMENT -> {
                if (path.isEmpty() && !ROOTS.contains(xml.getLocalName())) {
                    throw new MeshFileException(
                            file,
                            "",
                            "is XML of <" + xml.getLocalName() + ">, not of records of MeSH",
                            "give mesh.nt, descYYYY.xml or suppYYYY.xml, plain or gzipped");
                }
                begin(xml);
            }
            case XMLStreamConstants.CHARACTERS -> text.append(xml.getText());
            case XMLStreamConstants.END_ELEMENT -> end();
            default -> {
                // comments, white space and instructions say nothing
            }
        }
    }

    private void begin(XMLStreamReader xml) {
        String name = xml.getLocalName();
        path.push(name);
        text.setLength(0);
        switch (name) {
            case "DescriptorRecord" -> record.begin(MeshKind.ofDescriptorClass(classOf(xml, "DescriptorClass")));
            case "SupplementalRecord" -> record.begin(MeshKind.ofSupplementaryClass(classOf(xml, "SCRClass")));
            case "QualifierRecord" -> record.beginQualifier();
            case "HeadingMappedTo" -> record.beginMapping();
            case "Concept" -> record.beginConcept(yes(xml, "PreferredConceptYN"));
            case "ConceptRelation" -> record.beginRelation(xml.getAttributeValue(null, "RelationName"));
            case "Term" -> record.beginTerm(yes(xml, "ConceptPreferredTermYN"), yes(xml, "IsPermutedTermYN"));
            default -> {
                // other elements matter when they end
            }
        }
    }

    /** The class of a record; where it is not given, NLM's document types say that it is the first. */
    private static String classOf(XMLStreamReader xml, String attribute) {
        String number = xml.getAttributeValue(null, attribute);
        return number == null ? "1" : number;
    }

    private static boolean yes(XMLStreamReader xml, String attribute) {
        return "Y".equals(xml.getAttributeValue(null, attribute));
    }

    private void end() {
        String name = path.pop();
        String parent = path.isEmpty() ? "" : path.peek();
        String value = text.toString().strip();
        text.setLength(0);
        if (name.equals("HeadingMappedTo")) {
            record.endMapping();
        } else if (!value.isEmpty()) {
            value(name, parent, value);
        }
    }

    private void value(String name, String parent, String value) {
        switch (name) {
            case "DescriptorUI" -> descriptor(parent, value);
            case "SupplementalRecordUI" -> record.id(value);
            case "QualifierUI" -> qualifier(parent, value);
            case "ConceptUI" -> record.concept(value);
            case "TermUI" -> record.termId(value);
            case "Concept1UI" -> record.relationFrom(value);
            case "Concept2UI" -> record.relationTo(value);
            case "String" -> string(parent, value);
            case "TreeNumber" -> record.tree(value);
            case "Year", "Month", "Day" -> record.date(parent, name, value);
            default -> {
                // notes, other dates and sources are not needed
            }
        }
    }

    private void descriptor(String parent, String id) {
        if (parent.equals("DescriptorRecord")) {
            record.id(id);
        } else if (path.contains("PharmacologicalAction")) {
            record.action(id);
        } else if (path.contains("HeadingMappedTo")) {
            record.mapping(id);
        }
    }

    private void qualifier(String parent, String id) {
        if (parent.equals("QualifierRecord")) {
            record.qualifierId(id);
        } else if (path.contains("AllowableQualifier")) {
            record.qualifier(id);
        } else if (path.contains("HeadingMappedTo")) {
            record.mapping(id);
        }
    }

    private void string(String parent, String value) {
        switch (parent) {
            case "DescriptorName", "SupplementalRecordName" -> {
                if (path.size() == 3) {
                    record.label(value);
                }
            }
            case "QualifierName" -> {
                if (path.size() == 3 || path.contains("AllowableQualifier")) {
                    record.qualifierName(value);
                }
            }
            case "Term" -> record.term(value);
            default -> {
                // names of concepts are given again as terms
            }
        }
    }
}
