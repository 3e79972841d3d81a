package org.trialgraph.mesh;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.trialgraph.mesh.MeshRecord.Sort;

/**
 * Reads NLM's XML of descriptors ({@code descYYYY.xml}) and of supplementary records ({@code suppYYYY.xml}), element by element.
 * The document type is not followed: nothing outside the file is read.
 */
final class MeshXml {
    private final MeshCollector collector;
    private final Deque<String> path = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private MeshKind kind;
    private RecordDraft draft;
    private Sort sort = Sort.ENTRY;
    private int year;

    private MeshXml(MeshCollector collector) {
        this.collector = collector;
    }

    /**
     * Reads a file into a collector.
     *
     * @return the year in the name of the document type; 0 where there is none
     * @throws XMLStreamException if the file is no well-formed XML, as when its end is missing
     */
    static int read(InputStream in, MeshCollector collector) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        XMLStreamReader xml = factory.createXMLStreamReader(in);
        MeshXml reader = new MeshXml(collector);
        while (xml.hasNext()) {
            reader.event(xml);
        }
        xml.close();
        return reader.year;
    }

    private void event(XMLStreamReader xml) throws XMLStreamException {
        switch (xml.next()) {
            case XMLStreamConstants.DTD -> year = DocumentType.year(xml.getText());
            case XMLStreamConstants.START_ELEMENT -> begin(xml);
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
            case "DescriptorRecord" -> kind = kind(xml, "DescriptorClass");
            case "SupplementalRecord" -> kind = kind(xml, "SCRClass");
            case "Term" ->
                sort = "Y".equals(xml.getAttributeValue(null, "IsPermutedTermYN")) ? Sort.PERMUTED : Sort.ENTRY;
            default -> {
                // other elements matter when they end
            }
        }
    }

    private static MeshKind kind(XMLStreamReader xml, String attribute) {
        String number = xml.getAttributeValue(null, attribute);
        boolean descriptor = attribute.equals("DescriptorClass");
        String known = number == null ? "1" : number;
        return descriptor
                ? MeshKind.ofDescriptorClass(known).orElse(MeshKind.TOPICAL)
                : MeshKind.ofSupplementaryClass(known).orElse(MeshKind.CHEMICAL);
    }

    private void end() {
        String name = path.pop();
        String parent = path.isEmpty() ? "" : path.peek();
        String value = text.toString().strip();
        text.setLength(0);
        if (value.isEmpty()) {
            return;
        }
        switch (name) {
            case "DescriptorUI" -> descriptor(parent, value);
            case "SupplementalRecordUI" -> open(value);
            case "String" -> string(parent, value);
            case "TreeNumber" -> draft.trees.add(value);
            case "Year" -> established(parent, value);
            default -> {
                // notes, dates, qualifiers and sources are not needed to link
            }
        }
    }

    private void descriptor(String parent, String id) {
        if (parent.equals("DescriptorRecord")) {
            open(id);
        } else if (path.contains("PharmacologicalAction")) {
            draft.action(id);
        } else if (path.contains("HeadingMappedTo")) {
            mapped(id);
        }
    }

    /** Takes a heading mapped to; a star marks the one that is preferred. */
    private void mapped(String id) {
        if (id.startsWith("*")) {
            draft.mappedTo(id.substring(1));
        }
    }

    private void open(String id) {
        draft = collector.draft(id);
        draft.kind = kind;
    }

    private void string(String parent, String value) {
        switch (parent) {
            case "DescriptorName", "SupplementalRecordName" -> {
                if (path.size() == 3) {
                    draft.label = value;
                }
            }
            case "Term" -> draft.term(value, sort);
            default -> {
                // names of qualifiers and concepts are given again as terms
            }
        }
    }

    private void established(String parent, String year) {
        if (parent.equals("DateEstablished")) {
            collector.established(Integer.parseInt(year));
        }
    }
}
