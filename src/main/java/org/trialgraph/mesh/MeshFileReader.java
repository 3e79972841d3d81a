package org.trialgraph.mesh;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.stream.XMLStreamException;
import org.apache.jena.riot.RiotException;

/** Reads one of NLM's files, whichever it is: plain or gzipped is told by its first bytes, and so is triples or XML. */
final class MeshFileReader {
    private static final String AGAIN = "download the file again";
    private static final int LOOK = 512;

    private MeshFileReader() {}

    /**
     * Reads a file into a collector.
     *
     * @return the year of the edition that the file tells of in its content, else in its name; 0 where it tells none
     * @throws MeshFileException if it is none of NLM's files, damaged or not whole
     */
    static int read(Path file, MeshCollector collector) throws IOException {
        String name = file.toString();
        try (InputStream in = open(file)) {
            int year = content(in, name, collector);
            return year != 0 ? year : DocumentType.yearOfFile(file.getFileName().toString());
        } catch (EOFException e) {
            throw new MeshFileException(name, "", "ends before it is whole", AGAIN);
        } catch (UncheckedIOException e) {
            throw new MeshFileException(
                    name, "", "is damaged or not whole: " + e.getCause().getMessage(), AGAIN);
        } catch (XMLStreamException e) {
            String place = "line " + e.getLocation().getLineNumber();
            throw new MeshFileException(name, place, "is damaged or not whole: the XML breaks off here", AGAIN);
        } catch (RiotException e) {
            throw new MeshFileException(name, "", "is damaged or not whole: " + e.getMessage(), AGAIN);
        }
    }

    private static InputStream open(Path file) throws IOException {
        BufferedInputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        in.mark(2);
        boolean zipped = in.read() == 0x1F && in.read() == 0x8B;
        in.reset();
        return zipped ? new BufferedInputStream(new WholeGzip(in, 1 << 16), 1 << 16) : in;
    }

    private static int content(InputStream in, String name, MeshCollector collector)
            throws IOException, XMLStreamException {
        in.mark(LOOK);
        String start = new String(in.readNBytes(LOOK), StandardCharsets.UTF_8)
                .replace("\uFEFF", "")
                .stripLeading();
        in.reset();
        if (start.startsWith("<http") || start.startsWith("#") || start.startsWith("_:")) {
            return MeshTriples.read(in, collector);
        }
        if (start.startsWith("<?xml") || start.startsWith("<!DOCTYPE") || start.contains("RecordSet")) {
            return MeshXml.read(in, name, collector);
        }
        throw new MeshFileException(
                name, "", "is none of NLM's files", "give mesh.nt, descYYYY.xml or suppYYYY.xml, plain or gzipped");
    }
}
