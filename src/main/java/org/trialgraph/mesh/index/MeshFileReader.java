package org.trialgraph.mesh.index;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.XMLStreamException;
import org.apache.jena.riot.RiotException;

/** Reads one of NLM's files, whichever it is: plain or gzipped is told by its first bytes, and so is triples or XML. */
final class MeshFileReader {
    /** What to give in the place of a file of another kind. */
    static final String NLM_FILES = "give mesh.nt, descYYYY.xml or suppYYYY.xml, plain or gzipped";

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
            return MeshTriplesReader.read(in, edition);
        }
        if (start.startsWith("<?xml") || start.startsWith("<!DOCTYPE") || start.contains("RecordSet")) {
            return MeshXmlReader.read(in, name, edition);
        }
        throw new MeshFileException(name, "", "is none of NLM's files", NLM_FILES);
    }
}
