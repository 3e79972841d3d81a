package org.trialgraph.web.html;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.vocabulary.RDF;
import org.trialgraph.rdf.Vocabulary;

/**
 * Finds the trials of words through the text index. The trials of what was found are looked up one by one, where the query
 * engine would join all conditions, interventions and sponsors with it: a word of thousands of hits takes a tenth of the time.
 */
public final class WordSearch {
    private static final List<Node> LEADS =
            List.of(Vocabulary.CONDITION, Vocabulary.INTERVENTION, Vocabulary.LEAD_SPONSOR);

    private final DatasetGraph current;
    private final TrialLists queries;

    /** Over a dataset with a text index. */
    public WordSearch(DatasetGraph current, TrialLists queries) {
        this.current = current;
        this.queries = queries;
    }

    /**
     * The trials that have every word, those that have them best first.
     *
     * @param lookups for each word the query that gives {@code ?hit} and {@code ?score}
     */
    List<Node> trialsOf(List<String> lookups) {
        Map<Node, Double> scores = new HashMap<>();
        for (int i = 0; i < lookups.size(); i++) {
            Map<Node, Double> ofWord = trialsOf(lookups.get(i));
            if (i == 0) {
                scores.putAll(ofWord);
            } else {
                scores.keySet().retainAll(ofWord.keySet());
                scores.replaceAll((trial, score) -> score + ofWord.get(trial));
            }
        }
        return scores.entrySet().stream()
                .sorted(Map.Entry.<Node, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(each -> each.getKey().getURI()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private Map<Node, Double> trialsOf(String lookup) {
        Map<Node, Double> scores = new HashMap<>();
        for (Binding row : queries.ask(TrialLists.prefixes(lookup) + lookup)) {
            Node hit = row.get("hit");
            if (hit != null && hit.isURI()) {
                double score = Double.parseDouble(row.get("score").getLiteralLexicalForm());
                trialsOf(hit).forEach(trial -> scores.merge(trial, score, Math::max));
            }
        }
        return scores;
    }

    /** The trial that was hit, or those whose condition, intervention or lead sponsor was. */
    private Set<Node> trialsOf(Node hit) {
        if (current.contains(Node.ANY, hit, RDF.Nodes.type, Vocabulary.TRIAL)) {
            return Set.of(hit);
        }
        Set<Node> trials = new HashSet<>();
        for (Node property : LEADS) {
            current.find(Node.ANY, Node.ANY, property, hit).forEachRemaining(quad -> trials.add(quad.getSubject()));
        }
        return trials;
    }
}
