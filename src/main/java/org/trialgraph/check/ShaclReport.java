package org.trialgraph.check;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.shacl.validation.Severity;
import org.trialgraph.files.DurableFiles;
import org.trialgraph.rdf.Iris;

/**
 * What a check found: results that say the same of different resources are one group. All are counted, and of each group the
 * first {@value #KEPT} are kept.
 */
public final class ShaclReport {
    /** Results of one group that the RDF report lists. */
    public static final int KEPT = 1000;
    /** Results of one group that the text lists. */
    public static final int SHOWN = 10;

    private static final int LONGEST_VALUE = 200;

    private final Map<Kind, Long> counts = new LinkedHashMap<>();
    private final Map<Kind, List<ReportEntry>> kept = new LinkedHashMap<>();
    private long checked;

    /**
     * What the results of one group have in common.
     *
     * @param shape local name of the shape that is broken, such as {@code Trial-label}
     * @param message what is the matter and, after an arrow, what to do
     * @param violation whether it is a fault of the data rather than a warning about the document
     */
    public record Kind(String shape, String message, boolean violation) {}

    /** Whether there is no violation; warnings do not count. */
    public boolean conforms() {
        return violations() == 0;
    }

    /** Number of violations. */
    public long violations() {
        return count(true);
    }

    /** Number of warnings. */
    public long warnings() {
        return count(false);
    }

    /** Number of results of each kind, the most frequent first, violations before warnings. */
    public Map<Kind, Long> counts() {
        Map<Kind, Long> sorted = new TreeMap<>(Comparator.comparing((Kind kind) -> !kind.violation())
                .thenComparing(kind -> -counts.get(kind))
                .thenComparing(Kind::shape)
                .thenComparing(Kind::message));
        sorted.putAll(counts);
        return sorted;
    }

    /** The report for people: each kind of problem with its number and the resources it was found in. */
    public String text() {
        StringBuilder out = new StringBuilder();
        counts().forEach((kind, count) -> {
            String severity = kind.violation() ? "violation" : "warning";
            out.append("%s %s (%d): %s\n".formatted(severity, kind.shape(), count, kind.message()));
            kept.get(kind).stream()
                    .limit(SHOWN)
                    .forEach(entry -> out.append("  ").append(where(entry)).append('\n'));
            if (count > SHOWN) {
                out.append("  and ").append(count - SHOWN).append(" more\n");
            }
        });
        return out.append(summary()).append('\n').toString();
    }

    /** One line: how many resources were checked and how many problems there are. */
    public String summary() {
        return checked + " resources checked: " + violations() + " violations, " + warnings() + " warnings";
    }

    /** Writes the report as RDF in the terms of SHACL, in Turtle. */
    public void write(Path file) throws IOException {
        ValidationReport.Builder report = ValidationReport.create();
        kept.values().forEach(entries -> entries.forEach(report::addReportEntry));
        DurableFiles.write(file, out -> RDFDataMgr.write(out, report.build().getGraph(), Lang.TURTLE));
    }

    void checked() {
        checked++;
    }

    void add(ReportEntry entry) {
        Kind kind = new Kind(
                localName(entry.source()),
                entry.message(),
                Severity.Violation.level().equals(entry.severity().level()));
        if (counts.merge(kind, 1L, Long::sum) <= KEPT) {
            kept.computeIfAbsent(kind, k -> new ArrayList<>()).add(entry);
        }
    }

    private long count(boolean violation) {
        return counts.keySet().stream()
                .filter(kind -> kind.violation() == violation)
                .mapToLong(counts::get)
                .sum();
    }

    private static String where(ReportEntry entry) {
        boolean ofItself = entry.value() == null || entry.value().equals(entry.focusNode());
        return display(entry.focusNode()) + (ofItself ? "" : " has " + display(entry.value()));
    }

    private static String display(Node node) {
        String words = node.isURI() ? node.getURI() : NodeFmtLib.displayStr(node);
        return words.length() <= LONGEST_VALUE ? words : words.substring(0, LONGEST_VALUE) + "…";
    }

    private static String localName(Node shape) {
        return shape.isURI() ? Iris.localName(shape.getURI()) : shape.toString();
    }
}
