package org.trialgraph.mesh.analysis;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A text cut into words that compare equal however they are spelled: lower case, without accents, Greek letters by name, British
 * spelling as American, plurals as singulars, letters and digits apart. Everything that is neither letter nor digit separates.
 * Part of the format of the index: a change here is a new format.
 */
public final class Tokens {
    private static final String GREEK = "αβßγδεζηθκλµμπστω";
    private static final List<String> GREEK_NAMES = List.of(
            "alpha", "beta", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "kappa", "lambda", "mu", "mu",
            "pi", "sigma", "tau", "omega");
    private static final String HYPHENS = "-\u2010\u2011";
    private static final String SEPARATORS = ",;/+&|";

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private final StringBuilder buffer = new StringBuilder();
    private long[] synonymHashes;

    /**
     * A word.
     *
     * @param form its normal form
     * @param hash hash of the form
     * @param start offset of its first character in the text
     * @param end offset after its last
     */
    private record Token(String form, long hash, int start, int end) {}

    private Tokens(String text) {
        this.text = text;
    }

    /** Cuts a text into words. */
    public static Tokens of(String text) {
        Tokens tokens = new Tokens(text);
        for (int at = 0; at < text.length(); ) {
            char c = text.charAt(at);
            at = Character.isLetter(c) ? tokens.letters(at) : Character.isDigit(c) ? tokens.digits(at) : at + 1;
        }
        return tokens;
    }

    /** The words of a text in normal form, separated by spaces. */
    public static String normalize(String text) {
        Tokens words = of(text);
        return words.normalized(0, words.size());
    }

    /** Number of words. */
    public int size() {
        return tokens.size();
    }

    /** The n-th word in its normal form. */
    public String word(int n) {
        return tokens.get(n).form();
    }

    /** Words from one to another in normal form, the second not included, separated by spaces. */
    public String normalized(int from, int to) {
        return IntStream.range(from, to).mapToObj(this::word).collect(Collectors.joining(" "));
    }

    /** The text from one word to another, the second not included, as it is written. */
    public String text(int from, int to) {
        return text.substring(tokens.get(from).start(), tokens.get(to - 1).end());
    }

    /** Hash of the n-th word's normal form. */
    public long hash(int n) {
        return tokens.get(n).hash();
    }

    /** Hash of the word that stands for the n-th and its synonyms. */
    long synonymHash(int n) {
        if (synonymHashes == null) {
            synonymHashes = tokens.stream()
                    .mapToLong(token -> {
                        String synonym = Synonyms.of(token.form());
                        return synonym.equals(token.form()) ? token.hash() : TermHash.word(synonym);
                    })
                    .toArray();
        }
        return synonymHashes[n];
    }

    /** Whether some write the n-th word and the next as one. */
    boolean isPrefix(int n) {
        return n + 1 < size() && Synonyms.isPrefix(word(n));
    }

    /** Hash of the n-th word and the next written as one. */
    long compoundHash(int n) {
        return TermHash.word(word(n) + word(n + 1));
    }

    /** Whether the n-th word follows the one before it with nothing between, as 19 does in COVID19. */
    public boolean isAdjacent(int n) {
        return n > 0 && n < size() && tokens.get(n).start() == tokens.get(n - 1).end();
    }

    /** Whether nothing but a hyphen stands between the n-th word and the one before it. */
    public boolean isHyphenated(int n) {
        if (n == 0 || n >= size()) {
            return false;
        }
        int end = tokens.get(n - 1).end();
        return tokens.get(n).start() - end == 1 && HYPHENS.indexOf(text.charAt(end)) >= 0;
    }

    /** Whether a sign such as a comma, a slash or a plus stands between the n-th word and the one before it. */
    public boolean isSeparated(int n) {
        int start = tokens.get(n).start();
        return n > 0
                && text.substring(tokens.get(n - 1).end(), start).chars().anyMatch(c -> SEPARATORS.indexOf(c) >= 0);
    }

    /** Whether a bracket closes right after the n-th word. */
    public boolean isBracketEnd(int n) {
        int end = tokens.get(n).end();
        return end < text.length() && text.charAt(end) == ')';
    }

    private int letters(int from) {
        buffer.setLength(0);
        int at = from;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c < 128 && Character.isLetter(c)) {
                buffer.append(Character.toLowerCase(c));
            } else if (c >= 128 && (Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK)) {
                fold(Character.toLowerCase(c));
            } else {
                break;
            }
        }
        add(Stemmer.stem(buffer.toString()), from, at);
        return isPossessive(at) ? at + 2 : at;
    }

    private boolean isPossessive(int at) {
        return at + 1 < text.length()
                && (text.charAt(at) == '\'' || text.charAt(at) == '’')
                && (text.charAt(at + 1) == 's' || text.charAt(at + 1) == 'S')
                && (at + 2 == text.length() || !Character.isLetterOrDigit(text.charAt(at + 2)));
    }

    private void fold(char lower) {
        int greek = GREEK.indexOf(lower);
        if (greek >= 0) {
            buffer.append(GREEK_NAMES.get(greek));
        } else {
            String parts = Normalizer.normalize(String.valueOf(lower), Normalizer.Form.NFKD);
            parts.chars().filter(Character::isLetterOrDigit).forEach(part -> buffer.append((char) part));
        }
    }

    private int digits(int from) {
        buffer.setLength(0);
        int at = from;
        for (; at < text.length() && Character.isDigit(text.charAt(at)); at++) {
            buffer.append((char) ('0' + Character.digit(text.charAt(at), 10)));
        }
        add(buffer.toString(), from, at);
        return at;
    }

    /** Adds a word; a Roman numeral after a word that is numbered is a number, so that type II is type 2. */
    private void add(String stem, int start, int end) {
        if (!stem.isEmpty()) {
            String form = tokens.isEmpty() ? stem : Stemmer.numeral(word(size() - 1), stem);
            tokens.add(new Token(form, TermHash.word(form), start, end));
        }
    }
}
