package org.trialgraph.search;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.trialgraph.files.TemporaryFolder;

/**
 * The words of trials in the text index of a release: which trials a query in Lucene's syntax finds, with the scores that {@code
 * text:query} gives, and which words there are. Safe for many threads.
 */
final class WordIndex implements AutoCloseable {
    private static final String ENTITY = "uri";
    private static final List<SearchField> OF_SPELLING = List.of(SearchField.TITLE, SearchField.TOPIC);
    /** Of so many letters a word may be spelled wrong once, and of so many twice. */
    private static final int LONG_ENOUGH_FOR_ONE = 4;

    private static final int LONG_ENOUGH_FOR_TWO = 8;

    private final Analyzer analyzer = new StandardAnalyzer();
    private final Directory directory;
    private final DirectoryReader reader;
    private final IndexSearcher searcher;
    private final Optional<TemporaryFolder> temporary;
    /** By the segments of the index the positions of its trials. */
    private final Map<Object, int[]> positions = new HashMap<>();

    private final int trials;

    /**
     * A piece of a text that is a word.
     *
     * @param word as the index has it
     * @param start offset of its first character
     * @param end offset behind its last
     */
    record Token(String word, int start, int end) {}

    private WordIndex(Directory directory, Optional<TemporaryFolder> temporary, FacetIndex facets) throws IOException {
        this.directory = directory;
        this.temporary = temporary;
        this.reader = DirectoryReader.open(directory);
        this.searcher = new IndexSearcher(reader);
        this.trials = facets.size();
        for (LeafReaderContext leaf : reader.leaves()) {
            SortedDocValues iris = leaf.reader().getSortedDocValues(TrialWords.TRIAL);
            int[] ofLeaf = new int[iris == null ? 0 : iris.getValueCount()];
            for (int i = 0; i < ofLeaf.length; i++) {
                ofLeaf[i] = facets.position(iris.lookupOrd(i).utf8ToString());
            }
            positions.put(leaf.id(), ofLeaf);
        }
    }

    /**
     * Opens the index of a release. Of one that has no words of trials, as earlier versions made them, they are indexed in a temporary
     * folder, within a read transaction.
     */
    static WordIndex open(Path text, FacetIndex facets, DatasetGraph current) throws IOException {
        Directory directory = FSDirectory.open(text);
        try (IndexReader reader = DirectoryReader.open(directory)) {
            if (facets.size() == 0 || reader.getDocCount(TrialWords.TRIAL) > 0) {
                return new WordIndex(directory, Optional.empty(), facets);
            }
        }
        directory.close();
        TemporaryFolder temporary = TemporaryFolder.create();
        try {
            Directory own = FSDirectory.open(temporary.folder());
            try (IndexWriter writer = new IndexWriter(own, new IndexWriterConfig())) {
                for (int i = 0; i < facets.size(); i++) {
                    writer.addDocument(TrialWords.of(current, facets.trial(i)).document(ENTITY));
                }
            }
            return new WordIndex(own, Optional.of(temporary), facets);
        } catch (IOException | RuntimeException e) {
            temporary.close();
            throw e;
        }
    }

    /** The words of a text as the index cuts it. */
    List<Token> tokens(String text) {
        List<Token> tokens = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream("", new StringReader(text))) {
            CharTermAttribute word = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute place = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                tokens.add(new Token(word.toString(), place.startOffset(), place.endOffset()));
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tokens;
    }

    /**
     * The scores of the trials that a query finds, by their positions; 0 for those that it does not.
     *
     * @param query in the syntax of Lucene's classic parser
     */
    float[] scores(String query) {
        float[] scores = new float[trials];
        try {
            Query parsed = new QueryParser(SearchField.TITLE.field(), analyzer).parse(query);
            Weight weight = searcher.createWeight(searcher.rewrite(parsed), ScoreMode.COMPLETE, 1);
            for (LeafReaderContext leaf : reader.leaves()) {
                Scorer scorer = weight.scorer(leaf);
                SortedDocValues iris = leaf.reader().getSortedDocValues(TrialWords.TRIAL);
                if (scorer != null && iris != null) {
                    int[] ofLeaf = positions.get(leaf.id());
                    DocIdSetIterator found = scorer.iterator();
                    while (found.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                        int trial = iris.advanceExact(found.docID()) ? ofLeaf[iris.ordValue()] : -1;
                        if (trial >= 0) {
                            scores[trial] = scorer.score();
                        }
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParseException e) {
            throw new IllegalStateException("a query of words that are escaped", e);
        }
        return scores;
    }

    /** How many trials have a word, by the field in which most have it. */
    int frequency(String word) {
        try {
            int most = 0;
            for (SearchField field : SearchField.values()) {
                most = Math.max(most, reader.docFreq(new Term(field.field(), word)));
            }
            return most;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether any word begins so. */
    boolean begins(String beginning) {
        try {
            BytesRef prefix = new BytesRef(beginning);
            for (SearchField field : SearchField.values()) {
                Terms terms = MultiTerms.getTerms(reader, field.field());
                TermsEnum words = terms == null ? TermsEnum.EMPTY : terms.iterator();
                if (words.seekCeil(prefix) != TermsEnum.SeekStatus.END
                        && words.term().utf8ToString().startsWith(beginning)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The word of titles and names that is written most like another one; of those alike the one that most trials have. */
    Optional<String> similar(String word) {
        int letters = word.codePointCount(0, word.length());
        if (letters < LONG_ENOUGH_FOR_ONE || !word.codePoints().allMatch(Character::isLetter)) {
            return Optional.empty();
        }
        int edits = letters < LONG_ENOUGH_FOR_TWO ? 1 : 2;
        for (int most = 1; most <= edits; most++) {
            Optional<String> found = similar(word, most);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<String> similar(String word, int edits) {
        Set<String> found = new HashSet<>();
        try {
            for (SearchField field : OF_SPELLING) {
                Terms terms = MultiTerms.getTerms(reader, field.field());
                if (terms != null) {
                    FuzzyTermsEnum words = new FuzzyTermsEnum(terms, new Term(field.field(), word), edits, 1, true);
                    while (words.next() != null) {
                        found.add(words.term().utf8ToString());
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        found.remove(word);
        return found.stream().max(Comparator.comparingInt(this::frequency).thenComparing(Comparator.reverseOrder()));
    }

    @Override
    public void close() throws IOException {
        reader.close();
        directory.close();
        if (temporary.isPresent()) {
            temporary.get().close();
        }
    }
}
