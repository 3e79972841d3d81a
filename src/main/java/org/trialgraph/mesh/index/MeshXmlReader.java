package org.trialgraph.mesh.index;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.trialgraph.text.ResourceLines;

/**
 * Reads NLM's XML of descriptors ({@code descYYYY.xml}), of supplementary records ({@code suppYYYY.xml}) and of qualifiers ({@code
 * qualYYYY.xml}), record by record, as the statements that NLM's RDF makes of it. The document type is not followed: nothing outside
 * the file is read. Notes, other dates and sources are not needed.
 */
final class MeshXmlReader {
    private static final Set<String> ROOTS =
            Set.of("DescriptorRecordSet", "SupplementalRecordSet", "QualifierRecordSet");
    private static final List<String[]> STATEMENTS =
            ResourceLines.beside(MeshXmlReader.class, "xml-statements.tsv").stream()
                    .map(line -> line.split("\t"))
                    .toList();

    private final EditionBuilder edition;

    private MeshXmlReader(EditionBuilder edition) {
        this.edition = edition;
    }

    /** An element with all that it holds. */
    private static final class Element {
        private final Set<String> names = new HashSet<>();
        private final List<Element> children = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();

        /** Reads the element that has just begun, to its end. */
        Element(XMLStreamReader xml) throws XMLStreamException {
            names.add(xml.getLocalName());
            for (int i = 0; i < xml.getAttributeCount(); i++) {
                String attribute = xml.getAttributeLocalName(i) + "=" + xml.getAttributeValue(i);
                names.add(xml.getLocalName() + "[" + attribute + "]");
            }
            while (xml.next() != XMLStreamConstants.END_ELEMENT) {
                if (xml.isStartElement()) {
                    children.add(new Element(xml));
                } else if (xml.isCharacters()) {
                    text.append(xml.getText());
                }
            }
        }

        /** The elements at the end of a path of names from here; a name may tell an attribute: {@code Term[IsPermutedTermYN=Y]}. */
        Stream<Element> all(String path) {
            Stream<Element> found = Stream.of(this);
            for (String step : path.split("/")) {
                found = found.flatMap(element -> element.children.stream().filter(child -> child.names.contains(step)));
            }
            return found;
        }

        /** The words of the elements at the end of a path that have some. */
        Stream<String> texts(String path) {
            return all(path).map(element -> element.text.toString().strip()).filter(words -> !words.isEmpty());
        }

        /** The words of the first of them; empty where there are none. */
        String text(String path) {
            return texts(path).findFirst().orElse("");
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
                    throw new MeshFileException(file, "", what, MeshFileReader.NLM_FILES);
                }
            }
        }
        xml.close();
        return year;
    }

    private void record(Element record) {
        for (String[] row : STATEMENTS) {
            Stream<Element> elements = row.length > 3 ? record.all(row[3]) : Stream.of(record);
            elements.forEach(element -> add(element.text(row[1]), row[0], element.texts(row[2])));
        }
        String id = record.text("DescriptorUI") + record.text("SupplementalRecordUI");
        // where the class is not told, NLM's document types say that it is the first
        Stream<String> first = Stream.of(id.startsWith("D") ? "TopicalDescriptor" : "SCR_Chemical");
        add(id, "type", record.names.size() == 1 ? first : record.names.stream());
        record.all("HeadingMappedToList/HeadingMappedTo").forEach(mapped -> mappedTo(id, mapped));
        established(id, record);
    }

    private void add(String subject, String property, Stream<String> values) {
        if (!subject.isEmpty()) {
            values.forEach(value -> edition.add(subject, property, value));
        }
    }

    /** Takes a descriptor, perhaps with a qualifier; a star before either marks a preferred mapping. */
    private void mappedTo(String record, Element mapped) {
        String target =
                mapped.text("DescriptorReferredTo/DescriptorUI") + mapped.text("QualifierReferredTo/QualifierUI");
        if (!target.isEmpty()) {
            String property = target.contains("*") ? "preferredMappedTo" : "mappedTo";
            edition.add(record, property, target.replace("*", ""));
        }
    }

    /** Takes the date on which a descriptor or qualifier came into use, such as {@code 1984-01-01}, where it is told in digits. */
    private void established(String record, Element element) {
        String date = Stream.of("Year", "Month", "Day")
                .map(part -> element.text("DateEstablished/" + part))
                .collect(Collectors.joining("-"));
        boolean digits = date.chars().allMatch(c -> c == '-' || c >= '0' && c <= '9');
        if (digits && date.length() == 10) {
            edition.add(record, "dateEstablished", date);
        }
    }
}
