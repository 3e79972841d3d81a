package org.trialgraph.web.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.rdf.Prefixes;
import org.trialgraph.rdf.Vocabulary;

/** Lists of trials that a graph pattern selects, a page at a time. To be called within a read transaction. */
public final class TrialLists {
    private static final Var TRIAL = Var.alloc("trial");

    private final DatasetGraph current;
    private final Links links;
    private final LruCache<List<Node>> recent = new LruCache<>(50);

    /** Over a dataset. */
    public TrialLists(DatasetGraph current, Links links) {
        this.current = current;
        this.links = links;
    }

    /**
     * A trial in a list.
     *
     * @param iri its IRI
     * @param title its title, leading to its page
     * @param number its number, empty where it has none
     * @param status its recruitment status in words, empty where it tells none
     * @param phase its phases in words
     * @param start its start as printed
     */
    public record Item(String iri, RenderedValue title, String number, String status, String phase, String start) {}

    /**
     * A page of trials.
     *
     * @param items the trials
     * @param paging where in the whole list they stand
     * @param query the SPARQL query that gives them
     */
    public record Trials(List<Item> items, Paging paging, String query) {}

    /**
     * The trials that a pattern binds to {@code ?trial}.
     *
     * @param pattern a group graph pattern without its braces, made of nothing that a user typed unescaped
     * @param page number of the page, counted from 1
     * @param address address of any page up to its number
     */
    public Trials of(String pattern, int page, String address) {
        String trials = pattern + " .\n  ?trial a tg:Trial";
        String query = prefixes(trials) + "SELECT DISTINCT ?trial {\n  " + trials + "\n} ORDER BY ?trial";
        List<Node> found = recent.computeIfAbsent(
                query, q -> ask(q).stream().map(row -> row.get(TRIAL)).toList());
        return page(found, query, page, address);
    }

    /**
     * A page of trials that were found already.
     *
     * @param found all of them in their order
     * @param query what found them
     */
    public Trials page(List<Node> found, String query, int page, String address) {
        int from = (int) Math.min(found.size(), (page - 1L) * Paging.SIZE);
        List<Item> items = found.subList(from, Math.min(found.size(), from + Paging.SIZE)).stream()
                .map(this::item)
                .toList();
        return new Trials(
                items,
                Paging.of("trials", found.size(), page, address),
                query + " LIMIT " + Paging.SIZE + " OFFSET " + from);
    }

    /** A trial as an item of a list. */
    public Item item(Node trial) {
        RenderedValue title = first(trial, RDFS.Nodes.label)
                .map(n -> RenderedValue.link(
                        n.getLiteralLexicalForm(),
                        n.getLiteralLanguage(),
                        links.path(trial.getURI()).orElse("")))
                .orElseGet(() -> RenderedValue.link(
                        trial.getURI(), "", links.path(trial.getURI()).orElse("")));
        return new Item(
                trial.getURI(),
                title,
                first(trial, Vocabulary.IDENTIFIER)
                        .map(Node::getLiteralLexicalForm)
                        .orElse(""),
                concepts(trial, Vocabulary.property(TrialProperties.OVERALL_STATUS)),
                concepts(trial, Vocabulary.property(TrialProperties.PHASE)),
                first(trial, Vocabulary.property(TrialProperties.START_DATE))
                        .map(Node::getLiteralLexicalForm)
                        .orElse(""));
    }

    /** The rows of a query. */
    public List<Binding> ask(String query) {
        List<Binding> rows = new ArrayList<>();
        try (QueryExec execution = QueryExec.dataset(current).query(query).build()) {
            RowSet found = execution.select();
            found.forEachRemaining(rows::add);
        }
        return rows;
    }

    private String concepts(Node trial, Node property) {
        List<String> words = new ArrayList<>();
        current.find(Node.ANY, trial, property, Node.ANY)
                .forEachRemaining(quad -> words.add(first(quad.getObject(), SKOS.prefLabel.asNode())
                        .map(Node::getLiteralLexicalForm)
                        .orElse(quad.getObject().getLocalName())));
        words.sort(null);
        return String.join(", ", words);
    }

    /** The first value, of texts the English one. */
    private Optional<Node> first(Node subject, Node property) {
        List<Node> values = new ArrayList<>();
        current.find(Node.ANY, subject, property, Node.ANY).forEachRemaining(quad -> values.add(quad.getObject()));
        return values.stream()
                .filter(Node::isLiteral)
                .min(Comparator.comparing((Node n) -> !n.getLiteralLanguage().startsWith("en"))
                        .thenComparing(Node::getLiteralLexicalForm));
    }

    /** Declarations of the prefixes that a pattern uses. */
    static String prefixes(String pattern) {
        StringBuilder out = new StringBuilder();
        Prefixes.ALL.forEach((prefix, namespace) -> {
            if (pattern.matches("(?s).*(?<![\\w:])" + prefix + ":\\w.*")) {
                out.append("PREFIX ")
                        .append(prefix)
                        .append(": <")
                        .append(namespace)
                        .append(">\n");
            }
        });
        if (pattern.contains("text:query")) {
            out.append("PREFIX text: <http://jena.apache.org/text#>\n");
        }
        return out.toString();
    }
}
