package org.trialgraph.linkage;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.jena.riot.system.StreamRDF;
import org.trialgraph.rdf.Iris;

/**
 * The search for studies in steps that each need some registrations only, for those who hold the others elsewhere. Registrations that
 * share a key are compared; those that are candidates, or of which one prints a number of the other, are one component, and so are all
 * that are reached from them. No link leads out of a component.
 */
public final class LinkageSteps {
    private LinkageSteps() {}

    /**
     * What came of a component.
     *
     * @param study the IRI of a study
     * @param trials IRIs of its registrations, in order
     */
    public record FoundStudy(String study, List<String> trials) implements Serializable {}

    /** The keys of a registration, which it shares with those that are worth comparing with it. */
    public static long[] keys(Registration registration, TermCounts counts) {
        Terms terms = Terms.of(List.of(registration), counts);
        return new Blocking(terms.titles(), terms.names(), terms.codes())
                .keysOfFirst()
                .toArray();
    }

    /** How many registrations may share a key: one that more share tells nothing. */
    public static int largestBlock(long key) {
        return Blocking.largestBlock(key);
    }

    /** Positions of those among others that are candidates for being of the study of one registration. */
    public static int[] candidates(Registration one, List<Registration> others, TermCounts counts) {
        List<Registration> all = new ArrayList<>(others);
        all.add(one);
        Comparison comparison = new Comparison(all, Terms.of(all, counts));
        return IntStream.range(0, others.size())
                .filter(other -> StudyLinkage.areCandidates(comparison, other, others.size()))
                .toArray();
    }

    /** Names for the numbers that a registration has or prints; registrations that have one in common are of one component. */
    public static List<String> numbers(Registration registration) {
        return CrossReferences.numbers(registration).toList();
    }

    /**
     * Finds the links and studies of a component.
     *
     * @param registrations all of it, in the order of their IRIs
     * @param counts of all that there are
     * @param candidates pairs of positions, ascending, the smaller one in the upper 32 bits
     * @param out takes links and studies
     */
    public static List<FoundStudy> find(
            List<Registration> registrations, TermCounts counts, long[] candidates, Iris iris, StreamRDF out) {
        StudyLinkage.Result found = StudyLinkage.find(registrations, Terms.of(registrations, counts), candidates);
        return new StudyGraph(iris).write(found, registrations, out);
    }
}
