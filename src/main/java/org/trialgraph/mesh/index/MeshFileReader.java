package org.trialgraph.mesh.index;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.trialgraph.rdf.MeshVocabulary;
import org.trialgraph.text.ResourceLines;

/** Reads one of NLM's files, whichever it is: plain or gzipped is told by its first bytes, and so is triples or XML. */
final class MeshFileReader {
    /** What to give in the place of a file of another kind. */
    private static final String NLM_FILES = "give mesh.nt, descYYYY.xml or suppYYYY.xml, plain or gzipped";

    private static final String AGAIN = "download the file again";
    private static final int BUFFER = 1 << 16;
    private static final int LOOK_AHEAD = 512;
    private static final Pattern YEAR = Pattern.compile(
            "(?i)(?:(?:mesh|desc|supp)((?:19|20)\\d\\d)\\D|record(?:set)?_((?:19|20)\\d\\d)\\d{4}\\.dtd)");

    private MeshFileReader() {}

    /**
     * Reads a file.
     *
     * @return the year of the edition that the file tells of in its content, else in its name; 0 where it tells none
     * @throws MeshFileException if it is none of NLM's files, damaged or not whole
     */
    static int read(Path file, EditionBuilder edition) throws IOException {
        String name = file.toString();
        try (InputStream in = open(file)) {
            int year = read(in, name, edition);
            return year != 0 ? year : year(file.getFileName().toString());
        } catch (EOFException e) {
            throw new MeshFileException(name, "", "ends before it is whole", AGAIN);
        } catch (XMLStreamException e) {
            throw damaged(name, "line " + e.getLocation().getLineNumber(), "the XML breaks off here");
        } catch (UncheckedIOException | RiotException e) {
            throw damaged(name, "", e.getMessage());
        }
    }

    private static MeshFileException damaged(String file, String place, String why) {
        return new MeshFileException(file, place, "is damaged or not whole: " + why, AGAIN);
    }

    /**
     * The year in a file name such as {@code desc2024.xml} or in an XML document type such as {@code
     * nlmdescriptorrecordset_20240101.dtd}; 0 where there is none.
     */
    static int year(String name) {
        Matcher found = YEAR.matcher(name == null ? "" : name);
        return found.find() ? Integer.parseInt(found.group(1) != null ? found.group(1) : found.group(2)) : 0;
    }

    private static InputStream open(Path file) throws IOException {
        BufferedInputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        in.mark(2);
        boolean zipped = in.read() == 0x1F && in.read() == 0x8B;
        in.reset();
        return zipped ? new BufferedInputStream(unzipped(in), BUFFER) : in;
    }

    /** Unzips, and says when the file breaks off: parsers above take an {@link EOFException} for the end of the data. */
    private static InputStream unzipped(InputStream in) throws IOException {
        return new GZIPInputStream(in, BUFFER) {
            @Override
            public int read(byte[] bytes, int from, int length) {
                try {
                    return super.read(bytes, from, length);
                } catch (IOException e) {
                    throw new UncheckedIOException(e.getMessage(), e);
                }
            }
        };
    }

    private static int read(InputStream in, String name, EditionBuilder edition)
            throws IOException, XMLStreamException {
        in.mark(LOOK_AHEAD);
        String start = new String(in.readNBytes(LOOK_AHEAD), StandardCharsets.UTF_8)
                .replace("\uFEFF", "")
                .stripLeading();
        in.reset();
        if (start.startsWith("<http") || start.startsWith("#") || start.startsWith("_:")) {
            return Triples.read(in, edition);
        }
        if (start.startsWith("<?xml") || start.startsWith("<!DOCTYPE") || start.contains("RecordSet")) {
            return Xml.read(in, name, edition);
        }
        throw new MeshFileException(name, "", "is none of NLM's files", NLM_FILES);
    }

    /**
     * Reads MeSH in NLM's RDF vocabulary as N-Triples, current ({@code mesh/D…}) or of a year ({@code mesh/2024/D…}). Only names
     * and scope notes in English, or of no language, are taken; other notes and dates, pairs and sources are not needed.
     */
    private static final class Triples extends StreamRDFBase {
        private static final Set<String> OF_RESOURCES = Set.of(
                ("allowableQualifier broaderConcept broaderDescriptor concept mappedTo narrowerConcept pharmacologicalAction"
                                + " preferredConcept preferredMappedTo preferredTerm relatedConcept term treeNumber")
                        .split(" "));
        private static final Set<String> OF_LITERALS =
                Set.of("active", "altLabel", "dateEstablished", "label", "prefLabel", "scopeNote");

        private final EditionBuilder edition;
        private int year;

        private Triples(EditionBuilder edition) {
            this.edition = edition;
        }

        /**
         * Reads a file.
         *
         * @return the year in the IRIs; 0 where they are not of a year
         * @throws RiotException if a line is no triple, or a property of MeSH has a value that it cannot have
         */
        static int read(InputStream in, EditionBuilder edition) {
            Triples reader = new Triples(edition);
            RDFParser.source(in)
                    .lang(Lang.NTRIPLES)
                    .checking(false)
                    .errorHandler(ErrorHandlerFactory.errorHandlerStrictNoLogging)
                    .parse(reader);
            return reader.year;
        }

        @Override
        public void triple(Triple triple) {
            Node subject = triple.getSubject();
            if (subject.isURI() && subject.getURI().startsWith(MeshVocabulary.MESH)) {
                try {
                    statement(id(subject), triple.getPredicate().getURI(), triple.getObject());
                } catch (UnsupportedOperationException | IllegalArgumentException | IndexOutOfBoundsException e) {
                    String said = subject + " " + triple.getPredicate() + " " + triple.getObject();
                    throw new RiotException("no statement of MeSH: " + said, e);
                }
            }
        }

        private void statement(String subject, String property, Node object) {
            String name = property.equals(RDFS.label.getURI()) ? "label" : vocabularyName(property);
            if (property.equals(RDF.type.getURI()) && object.isURI()) {
                edition.add(subject, "type", vocabularyName(object.getURI()));
            } else if (OF_RESOURCES.contains(name)) {
                edition.add(subject, name, id(object));
            } else if (OF_LITERALS.contains(name) && isEnglish(object)) {
                edition.add(subject, name, object.getLiteralLexicalForm());
            }
        }

        /** The local name of a class or property of NLM's vocabulary; empty for another's. */
        private static String vocabularyName(String uri) {
            return uri.startsWith(MeshVocabulary.VOCABULARY) ? uri.substring(MeshVocabulary.VOCABULARY.length()) : "";
        }

        private static boolean isEnglish(Node name) {
            return name.isLiteral()
                    && (name.getLiteralLanguage().isEmpty()
                            || name.getLiteralLanguage().startsWith("en"));
        }

        private String id(Node node) {
            if (!node.getURI().startsWith(MeshVocabulary.MESH)) {
                throw new IllegalArgumentException("not of MeSH");
            }
            String local = node.getURI().substring(MeshVocabulary.MESH.length());
            if (local.length() > 5 && local.charAt(4) == '/' && Character.isDigit(local.charAt(0))) {
                year = Integer.parseInt(local.substring(0, 4));
                return local.substring(5);
            }
            return local;
        }
    }

    /**
     * Reads NLM's XML of descriptors ({@code descYYYY.xml}), of supplementary records ({@code suppYYYY.xml}) and of qualifiers ({@code
     * qualYYYY.xml}), record by record, as the statements that NLM's RDF makes of it. The document type is not followed: nothing outside
     * the file is read. Notes other than scope notes, other dates and sources are not needed.
     */
    private record Xml(EditionBuilder edition) {
        private static final Set<String> ROOTS =
                Set.of("DescriptorRecordSet", "SupplementalRecordSet", "QualifierRecordSet");
        private static final List<String[]> STATEMENTS =
                ResourceLines.beside(MeshFileReader.class, "xml-statements.tsv").stream()
                        .map(line -> line.split("\t"))
                        .toList();

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
                    found = found.flatMap(
                            element -> element.children.stream().filter(child -> child.names.contains(step)));
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
        static int read(InputStream in, String file, EditionBuilder edition)
                throws XMLStreamException, MeshFileException {
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            factory.setProperty(XMLInputFactory.IS_COALESCING, true);
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            Xml reader = new Xml(edition);
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
                        throw new MeshFileException(file, "", what, NLM_FILES);
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
}
