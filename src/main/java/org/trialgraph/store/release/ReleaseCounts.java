package org.trialgraph.store.release;

import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.lang3.Strings;
import org.trialgraph.rdf.Iris;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.store.ReleaseFiles;

/**
 * What a release holds.
 *
 * @param trials number of trials by the key of their registry, {@code unregistered} for those without a number
 * @param studies number of studies, most of which are of one trial
 * @param links number of links: between trials, to MeSH, to organisations
 * @param discrepancies number of facts that registrations of a study, or the criteria and fields of a trial, tell differently
 * @param statements number of all current statements
 */
public record ReleaseCounts(
        SortedMap<String, Long> trials, long studies, long links, long discrepancies, long statements) {
    static ReleaseCounts of(ReleaseFiles release, Iris iris) throws IOException {
        DatasetStatistics statistics = DatasetStatistics.read(release.statistics());
        SortedMap<String, Long> trials = new TreeMap<>();
        statistics.graphs().forEach((graph, counts) -> {
            Long ofGraph = counts.classes().get(Vocabulary.TRIAL.getURI());
            if (ofGraph != null) {
                trials.put(Strings.CS.removeStart(graph, iris.graph("").getURI()), ofGraph);
            }
        });
        return new ReleaseCounts(
                trials,
                statistics.instances(Vocabulary.STUDY_CLASS),
                statistics.instances(Vocabulary.LINK),
                statistics.instances(Vocabulary.DISCREPANCY),
                statistics.statements());
    }
}
