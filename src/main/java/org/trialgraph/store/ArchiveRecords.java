package org.trialgraph.store;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.trialgraph.format.Format;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Finding;
import org.trialgraph.model.PartialDate;
import org.trialgraph.model.Publisher;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.model.Text;
import org.trialgraph.model.Trial;
import org.trialgraph.model.TrialNumber;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.pipeline.Converted;
import org.trialgraph.rdf.TrialGraph;
import org.trialgraph.rdf.TrialQuads;

/** Makes what the archive keeps of a converted record. */
public final class ArchiveRecords {
    private ArchiveRecords() {}

    /** The archived form of a record; empty where it was rejected. */
    public static Optional<ArchiveRecord> of(Converted converted) {
        return converted.quads().map(quads -> record(quads, converted.format()));
    }

    /** What is noted of a rejected record. */
    public static Rejection rejection(Converted converted) {
        SourceDocument document = converted.document();
        String place = converted.findings().stream()
                .filter(finding -> finding.severity() == Finding.Severity.REJECTED)
                .map(Finding::place)
                .findFirst()
                .orElse("");
        return new Rejection(
                converted.format().map(Format::publisher).map(Publisher::key).orElse("unrecognised"),
                converted.format().map(Format::name).orElse("unrecognised"),
                document.sha256(),
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
                format.map(f -> f.part(trial)).orElse(""),
                trial.first(TrialProperties.LAST_UPDATE_DATE).map(PartialDate::lexical),
                quads.document().captured(),
                quads.document().sha256(),
                unmapped(trial),
                FilledFields.of(trial),
                bytes(quads));
    }

    private static List<String> unmapped(Trial trial) {
        List<String> unmapped = new ArrayList<>();
        trial.values()
                .forEach((property, values) -> values.stream()
                        .filter(Coded.class::isInstance)
                        .map(Coded.class::cast)
                        .forEach(value -> note(unmapped, property.name(), Optional.of(value))));
        trial.sponsors()
                .values()
                .forEach(sponsors ->
                        sponsors.forEach(sponsor -> note(unmapped, "sponsorClass", sponsor.sponsorClass())));
        trial.arms().forEach(arm -> note(unmapped, "armType", arm.type()));
        trial.interventions().forEach(item -> note(unmapped, "interventionType", item.type()));
        trial.countries().forEach(country -> note(unmapped, "country", Optional.of(country)));
        trial.sites().forEach(site -> note(unmapped, "country", site.country()));
        return unmapped.stream().distinct().toList();
    }

    private static void note(List<String> unmapped, String property, Optional<Coded> value) {
        value.filter(Coded::unmapped)
                .flatMap(coded -> coded.printed().stream().map(Text::value).findFirst())
                .ifPresent(words -> unmapped.add(property + "=" + words));
    }

    private static byte[] bytes(TrialQuads quads) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(32 * 1024);
        StreamRDF out = StreamRDFWriter.getWriterStream(bytes, RDFFormat.NQUADS_UTF8);
        out.start();
        quads.quads().forEach(out::quad);
        out.finish();
        return bytes.toByteArray();
    }
}
