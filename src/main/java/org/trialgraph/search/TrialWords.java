package org.trialgraph.search;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.query.text.TextIndexLucene;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;

/**
 * The texts by which a trial is found: what its own documents state, so that they change with the trial alone. In the text index they
 * are one document, beside those of single literals.
 *
 * @param trial its IRI
 */
public record TrialWords(String trial, Map<SearchField, List<String>> texts) {
    /** The field that holds the trial's IRI in these documents and in no others, also as a column. */
    static final String TRIAL = "trial";

    /**
     * Gathers them.
     *
     * @param statements those about the trial and its parts, alone or among others
     */
    public static TrialWords of(DatasetGraph statements, Node trial) {
        Map<SearchField, List<String>> texts = new EnumMap<>(SearchField.class);
        for (SearchField field : SearchField.values()) {
            texts.put(
                    field,
                    field.paths().stream()
                            .flatMap(path -> path.texts(statements, trial))
                            .map(Node::getLiteralLexicalForm)
                            .distinct()
                            .sorted()
                            .toList());
        }
        return new TrialWords(trial.getURI(), texts);
    }

    /**
     * The document of the index.
     *
     * @param entityField the field by which queries of SPARQL know what a document is about
     */
    public Document document(String entityField) {
        Document document = new Document();
        document.add(new Field(entityField, trial, TextIndexLucene.ftIRI));
        document.add(new StringField(TRIAL, trial, Store.NO));
        document.add(new SortedDocValuesField(TRIAL, new BytesRef(trial)));
        texts.forEach((field, all) -> all.forEach(text -> document.add(new TextField(field.field(), text, Store.NO))));
        return document;
    }

    /** What only the document of a trial has. */
    public static Term term(String trial) {
        return new Term(TRIAL, trial);
    }
}
