package org.trialgraph.store.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.text.EntityDefinition;
import org.apache.jena.query.text.TextIndexConfig;
import org.apache.jena.query.text.TextIndexLucene;
import org.apache.jena.query.text.TextQueryFuncs;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.FSDirectory;
import org.trialgraph.search.TrialWords;
import org.trialgraph.store.ServerConfiguration;

/**
 * Builds the text index of a release over the properties that the server's configuration names: every literal of them once,
 * whatever number of graphs repeats it, and the words of each trial once more together. One thread at a time indexes literals, in the
 * order of the store and of what is added.
 */
final class TextIndexBuilder implements AutoCloseable {
    private final EntityDefinition fields;
    private final Set<Node> properties = new TreeSet<>(Comparator.comparing(Node::getURI));
    private final FSDirectory directory;
    private final TextIndexLucene index;

    /** @param folder for the index; made here */
    TextIndexBuilder(Path folder) throws IOException {
        this.fields = ServerConfiguration.textFields();
        fields.fields().forEach(field -> properties.addAll(fields.getPredicates(field)));
        this.directory = FSDirectory.open(Files.createDirectories(folder));
        TextIndexConfig config = new TextIndexConfig(fields);
        config.setValueStored(true);
        this.index = new TextIndexLucene(directory, config);
    }

    /** Indexes what a dataset holds. */
    void add(DatasetGraph dataset) {
        dataset.executeRead(() -> properties.stream()
                .flatMap(property -> dataset.getUnionGraph().stream(Node.ANY, property, Node.ANY))
                .filter(triple -> triple.getObject().isLiteral())
                .forEach(this::add));
    }

    /** Whether a statement has a text to index. */
    boolean takes(Quad quad) {
        return quad.getObject().isLiteral() && properties.contains(quad.getPredicate());
    }

    /** Indexes the literal of one statement, which is not indexed yet. */
    void add(Triple triple) {
        index.addEntity(TextQueryFuncs.entityFromQuad(
                fields, null, triple.getSubject(), triple.getPredicate(), triple.getObject()));
    }

    /** Indexes the words of a trial, which are not indexed yet. By any thread. */
    void add(TrialWords trial) throws IOException {
        index.getIndexWriter().addDocument(trial.document(fields.getEntityField()));
    }

    /** Indexes the words of a trial anew; those of one that is published no more go. */
    void replace(String trial, Optional<TrialWords> words) throws IOException {
        index.getIndexWriter().deleteDocuments(TrialWords.term(trial));
        if (words.isPresent()) {
            add(words.get());
        }
    }

    /** Indexes anew the literals that a dataset holds about some resources, within a transaction of it. */
    void replace(DatasetGraph dataset, Collection<Node> subjects) throws IOException {
        IndexWriter writer = index.getIndexWriter();
        for (Node subject : subjects) {
            writer.deleteDocuments(new BooleanQuery.Builder()
                    .add(new TermQuery(new Term(fields.getEntityField(), subject.getURI())), Occur.FILTER)
                    .add(new TermQuery(TrialWords.term(subject.getURI())), Occur.MUST_NOT)
                    .build());
        }
        for (Node subject : subjects) {
            for (Node property : properties) {
                dataset.getUnionGraph().stream(subject, property, Node.ANY)
                        .filter(triple -> triple.getObject().isLiteral())
                        .forEach(this::add);
            }
        }
        // what is deleted counts in the scores until its segment is written anew
        TieredMergePolicy policy = new TieredMergePolicy();
        policy.setForceMergeDeletesPctAllowed(0);
        writer.getConfig().setMergePolicy(policy);
        writer.forceMergeDeletes();
    }

    /** Completes the index. */
    void commit() {
        index.commit();
    }

    @Override
    public void close() throws IOException {
        try {
            index.close();
        } finally {
            directory.close();
        }
    }
}
