package org.trialgraph.search;

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
 * Finds the trials of words through the text index. The trials of each hit are looked up one by one, where the query engine
 * would join all conditions, interventions and sponsors with the hits: a word with thousands of hits takes a tenth of the time.
 */
final class WordSearch {
    private static final List<Node> PROPERTIES =
            List.of(Vocabulary.CONDITION, Vocabulary.INTERVENTION, Vocabulary.LEAD_SPONSOR);

    private final DatasetGraph current;

    /** Over a dataset with a text index. */
    WordSearch(DatasetGraph current) {
        this.current = current;
    }

    /**
     * The trials that have every word, the best first: by the sum over the words of the best score of each, which is counted in
     * single precision as SPARQL does.
     *
     * @param terms at least one word or phrase in Lucene's syntax
     */
    List<Node> trials(List<String> terms) {
        Map<Node, Float> scores = scores(terms.get(0));
        for (String term : terms.subList(1, terms.size())) {
            Map<Node, Float> ofTerm = scores(term);
            scores.keySet().retainAll(ofTerm.keySet());
            scores.replaceAll((trial, score) -> score + ofTerm.get(trial));
        }
        return scores.entrySet().stream()
                .sorted(Map.Entry.<Node, Float>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(each -> each.getKey().getURI()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private Map<Node, Float> scores(String term) {
        Map<Node, Float> scores = new HashMap<>();
        for (Binding row : SparqlQueries.select(current, TrialQueries.hits(term))) {
            Node hit = row.get("hit");
            if (hit != null && hit.isURI()) {
                float score = Float.parseFloat(row.get("score").getLiteralLexicalForm());
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
        for (Node property : PROPERTIES) {
            current.find(Node.ANY, Node.ANY, property, hit).forEachRemaining(quad -> trials.add(quad.getSubject()));
        }
        return trials;
    }
}
