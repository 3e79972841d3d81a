package org.trialgraph.store.archive;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.io.function.IOConsumer;
import org.apache.jena.graph.Node;
import org.trialgraph.format.Format;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Finding;
import org.trialgraph.model.PartialDate;
import org.trialgraph.model.Publisher;
import org.trialgraph.model.Text;
import org.trialgraph.model.Trial;
import org.trialgraph.model.TrialNumber;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.pipeline.Converter.Converted;
import org.trialgraph.pipeline.RdfOutput;
import org.trialgraph.rdf.TrialGraph;
import org.trialgraph.rdf.TrialQuads;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.text.Privacy;

/**
 * A record, or a note that one was rejected, as a segment of the archive holds it, compressed on its own: a segment is such
 * records one after the other. Whoever reads the documents packs them too, on as many threads as there are; adding them is
 * then a copy of bytes.
 *
 * @param bucket name of the bucket that the segment belongs to
 * @param bytes the record as one member of a gzip file; taken over
 */
public record PackedRecord(String bucket, byte[] bytes) implements Serializable {
    private static final String UNRECOGNISED = "unrecognised";

    /** Packs what came of a record; safe for several threads at once. */
    public static PackedRecord of(Converted converted) {
        return converted
                .quads()
                .map(quads -> of(record(quads, converted.format())))
                .orElseGet(() -> of(rejection(converted)));
    }

    /** Packs a record. */
    public static PackedRecord of(ArchiveRecord record) {
        byte[] member = Segment.labelled(gzip(record::write), Segment.Label.of(record));
        return new PackedRecord(Archive.bucketOf(record.trial()), member);
    }

    /** The record; empty where it notes a rejection. */
    public Optional<ArchiveRecord> unpacked() throws IOException {
        if (bucket.equals(Archive.REJECTED)) {
            return Optional.empty();
        }
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return ArchiveRecord.read(in);
        }
    }

    /** Packs a rejection. */
    public static PackedRecord of(Rejection rejection) {
        return new PackedRecord(
                Archive.REJECTED, gzip(out -> out.write((rejection.line() + "\n").getBytes(StandardCharsets.UTF_8))));
    }

    /** Gzip at its fastest: the archive is written far more often than it is carried anywhere. */
    static byte[] gzip(IOConsumer<OutputStream> content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(8 * 1024);
        try (OutputStream out = new FastGzip(bytes)) {
            content.accept(out);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return bytes.toByteArray();
    }

    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, 16 * 1024);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    private static Rejection rejection(Converted converted) {
        String place = converted.findings().stream()
                .filter(finding -> finding.severity() == Finding.Severity.REJECTED)
                .map(Finding::place)
                .findFirst()
                .orElse("");
        return new Rejection(
                converted.format().map(Format::publisher).map(Publisher::key).orElse(UNRECOGNISED),
                converted.format().map(Format::name).orElse(UNRECOGNISED),
                converted.document().sha256(),
                place);
    }

    private static ArchiveRecord record(TrialQuads quads, Optional<Format> format) {
        Trial trial = quads.trial();
        return new ArchiveRecord(
                quads.subject(),
                trial.number().map(TrialNumber::registry).orElse(TrialGraph.UNREGISTERED),
                quads.format(),
                quads.publisher().key(),
                quads.publisher().rank(),
                format.map(f -> Privacy.ignore(f.part(trial))).orElse(""),
                format.filter(f -> f.lapsed(trial)).isPresent(),
                trial.first(TrialProperties.LAST_UPDATE_DATE)
                        .map(PartialDate::lexical)
                        .orElse(""),
                quads.document().captured().map(Object::toString).orElse(""),
                quads.document().sha256(),
                unmapped(trial),
                FilledFields.of(trial),
                RdfOutput.render(RdfOutput.Syntax.NQUADS, quads.quads()));
    }

    private static List<String> unmapped(Trial trial) {
        Stream<String> own = trial.values().entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .filter(Coded.class::isInstance)
                        .flatMap(value -> unmapped(entry.getKey().name(), (Coded) value)));
        return Stream.of(
                        own,
                        trial.sponsors().values().stream()
                                .flatMap(List::stream)
                                .flatMap(sponsor -> unmapped(Vocabulary.SPONSOR_CLASS_OF, sponsor.sponsorClass())),
                        trial.arms().stream().flatMap(arm -> unmapped(Vocabulary.ARM_TYPE, arm.type())),
                        trial.interventions().stream()
                                .flatMap(item -> unmapped(Vocabulary.INTERVENTION_TYPE, item.type())),
                        Stream.concat(
                                        trial.countries().stream(),
                                        trial.sites().stream().flatMap(site -> site.country().stream()))
                                .flatMap(country -> unmapped(Vocabulary.COUNTRY.getLocalName(), country)))
                .flatMap(values -> values)
                .distinct()
                .toList();
    }

    private static Stream<String> unmapped(Node property, Optional<Coded> value) {
        return value.stream().flatMap(coded -> unmapped(property.getLocalName(), coded));
    }

    private static Stream<String> unmapped(String property, Coded value) {
        return value.unmapped()
                ? value.printed().stream()
                        .map(Text::value)
                        .limit(1)
                        .map(words -> property + "=" + Privacy.ignore(words))
                : Stream.empty();
    }

    /**
     * A record from which no trial could be read.
     *
     * @param registry key of the publisher of documents of its format; {@code unrecognised} where none recognised the document
     * @param format name of the format; {@code unrecognised} where none recognised the document
     * @param sha256 SHA-256 of the document
     * @param place where in the document the record stands; empty where it is the only one
     */
    public record Rejection(String registry, String format, String sha256, String place) {
        private static final ObjectMapper JSON = new ObjectMapper();

        /** Reads the line of the archive that notes a rejection. */
        public static Rejection of(String line) throws IOException {
            return JSON.readValue(line, Rejection.class);
        }

        String line() throws IOException {
            return JSON.writeValueAsString(this);
        }

        /** One name for a record in a document. */
        public String identity() {
            return identity(sha256, place);
        }

        /** One name for a record in a document. */
        public static String identity(String sha256, String place) {
            return sha256 + " " + place;
        }
    }
}
