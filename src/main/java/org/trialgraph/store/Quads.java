package org.trialgraph.store;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.Quad;

/** Reads the N-Quads of archived records, which were checked when they were written. */
final class Quads {
    private Quads() {}

    /** Sends the statements of several records in one go; much cheaper than one at a time. */
    static void send(List<ArchiveRecord> records, StreamRDF out) {
        if (!records.isEmpty()) {
            List<InputStream> bytes = records.stream()
                    .<InputStream>map(record -> new ByteArrayInputStream(record.quads()))
                    .toList();
            RDFParser.source(new SequenceInputStream(Collections.enumeration(bytes)))
                    .lang(Lang.NQUADS)
                    .checking(false)
                    .parse(out);
        }
    }

    /** The statements of one record. */
    static List<Quad> of(ArchiveRecord record) {
        List<Quad> quads = new ArrayList<>();
        send(List.of(record), new StreamRDFBase() {
            @Override
            public void quad(Quad quad) {
                quads.add(quad);
            }
        });
        return quads;
    }
}
