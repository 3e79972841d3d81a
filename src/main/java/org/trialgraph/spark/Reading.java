package org.trialgraph.spark;

import java.io.IOException;
import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.trialgraph.codes.Codes;
import org.trialgraph.eligibility.ConstraintReader;
import org.trialgraph.format.Formats;
import org.trialgraph.mesh.index.MeshIndexes;
import org.trialgraph.mesh.link.MeshLinker;
import org.trialgraph.pipeline.Converter;
import org.trialgraph.pipeline.Detector;
import org.trialgraph.rdf.Iris;
import org.trialgraph.rdf.TrialGraph;

/**
 * What documents are read with. Sent to each executor once, as a broadcast variable, and opened there by the first task that asks:
 * the index of MeSH is shared by all tasks of the executor.
 */
public final class Reading implements Serializable {
    private final String base;
    private final String format;
    private final double meshThreshold;
    private final boolean contacts;
    private final byte[] mesh;

    private transient @Nullable Converter converter;
    private transient @Nullable Detector detector;

    /**
     * @param base of all IRIs
     * @param format name of the format that all documents have; empty where it is told from each
     * @param meshThreshold least confidence of a link to MeSH that is also published plainly
     * @param contacts whether contacts of people are published
     * @param mesh the bytes of the index of MeSH
     */
    public Reading(String base, String format, double meshThreshold, boolean contacts, byte[] mesh) {
        this.base = base;
        this.format = format;
        this.meshThreshold = meshThreshold;
        this.contacts = contacts;
        this.mesh = mesh;
    }

    /** The base of all IRIs. */
    String base() {
        return base;
    }

    /** Turns readings into RDF. */
    synchronized Converter converter() throws IOException {
        if (converter == null) {
            MeshLinker linker = new MeshLinker(MeshIndexes.of(mesh));
            converter = new Converter(
                    new TrialGraph(new Iris(base), linker, new ConstraintReader(), meshThreshold, contacts));
        }
        return converter;
    }

    /** Tells formats. */
    synchronized Detector detector() {
        if (detector == null) {
            Formats formats = new Formats(new Codes());
            detector = new Detector(formats, format.isEmpty() ? Optional.empty() : formats.named(format));
        }
        return detector;
    }
}
