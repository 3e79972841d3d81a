package org.trialgraph.mesh.index;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A text cut into words that compare equal however they are spelled: lower case, without accents, Greek letters by name, British
 * spelling as American, plurals as singulars, letters and digits apart. Everything that is neither letter nor digit separates.
 * The index finds names by hashes of 64 bits over these words: two different names share one with a chance of about one in 10^13 for
 * each name that is looked up, so a hash stands for its words. Part of the format of the index: a change here is a new format.
 */
public final class Tokens {
    /** The hash of no words. */
    public static final long EMPTY_HASH = 0x2545F4914F6CDD1DL;

    private static final long PRIME = 0x9E3779B97F4A7C15L;
    private static final String GREEK = "αβßγδεζηθκλµμπστω";
    private static final List<String> GREEK_NAMES = List.of(
            "alpha", "beta", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "kappa", "lambda", "mu", "mu",
            "pi", "sigma", "tau", "omega");
    private static final String HYPHENS = "-\u2010\u2011";
    private static final String SEPARATORS = ",;/+&|";

    private final String text;
    private final @Nullable WordTable known;
    private final List<Token> tokens = new ArrayList<>();
    private final StringBuilder buffer = new StringBuilder();

    /**
     * A word where it stands.
     *
     * @param start offset of its first character in the text
     * @param end offset after its last
     */
    private record Token(Word word, int start, int end) {}

    private Tokens(String text, @Nullable WordTable known) {
        this.text = text;
        this.known = known;
    }

    /** Cuts a text into words. */
    public static Tokens of(String text) {
        return of(text, null);
    }

    /** @param known words that texts before this one had */
    static Tokens of(String text, @Nullable WordTable known) {
        Tokens tokens = new Tokens(text, known);
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
        return tokens.get(n).word().form();
    }

    /** Words from one to another in normal form, the second not included, separated by spaces. */
    public String normalized(int from, int to) {
        StringJoiner words = new StringJoiner(" ");
        for (int n = from; n < to; n++) {
            words.add(word(n));
        }
        return words.toString();
    }

    /** Whether the n-th word stands in a section of the words that need care. */
    public boolean isIn(StopWords section, int n) {
        return tokens.get(n).word().isIn(section);
    }

    /** The text from one word to another, the second not included, as it is written. */
    public String text(int from, int to) {
        return text.substring(tokens.get(from).start(), tokens.get(to - 1).end());
    }

    /** Hash of the n-th word's normal form. */
    public long hash(int n) {
        return tokens.get(n).word().hash();
    }

    /** Hash of the word that stands for the n-th and its synonyms. */
    long synonymHash(int n) {
        return tokens.get(n).word().synonymHash();
    }

    /** Hash of words in order: that of the words before, with one more. */
    public static long append(long before, long word) {
        return mix(before * PRIME + word);
    }

    /** Hash of the words from one to another in their order, the second not included. */
    public long orderedHash(int from, int to) {
        long hash = EMPTY_HASH;
        for (int i = from; i < to; i++) {
            hash = append(hash, hash(i));
        }
        return hash;
    }

    /** Hash of the words in any order and without stop words; 0 where fewer than two others are there. */
    public long unorderedHash(int from, int to) {
        return unorderedHash(from, to, false);
    }

    /**
     * Hash of what the words mean, in any order and without stop words: synonyms count as one word, and so do words that some write
     * as one. 0 where fewer than two are there.
     */
    public long synonymousHash(int from, int to) {
        return unorderedHash(from, to, true);
    }

    private long unorderedHash(int from, int to, boolean synonyms) {
        long sum = 0;
        int counted = 0;
        for (int i = from; i < to; i++) {
            if (!isIn(StopWords.INDEX, i)) {
                boolean compound =
                        synonyms && i + 1 < to && tokens.get(i).word().isPrefix();
                long word = compound ? Word.hashOf(word(i) + word(i + 1)) : synonyms ? synonymHash(i) : hash(i);
                sum += mix(word * PRIME);
                i += compound ? 1 : 0;
                counted++;
            }
        }
        return counted < 2 ? 0 : mix(sum + counted);
    }

    /** The bits of a number, each of which depends on all that were given. */
    static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
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
        for (int i = n > 0 ? tokens.get(n - 1).end() : start; i < start; i++) {
            if (SEPARATORS.indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether a bracket closes right after the n-th word. */
    public boolean isBracketEnd(int n) {
        int end = tokens.get(n).end();
        return end < text.length() && text.charAt(end) == ')';
    }

    private int letters(int from) {
        int end = from;
        int hash = 0;
        while (end < text.length() && isAsciiLetter(text.charAt(end))) {
            hash = 31 * hash + text.charAt(end++);
        }
        if (end == text.length() || text.charAt(end) < 128) {
            add(word(from, end, hash, Tokens::ofLetters), from, end);
        } else {
            end = otherLetters(from);
        }
        return isPossessive(end) ? end + 2 : end;
    }

    private static boolean isAsciiLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static Word ofLetters(String written) {
        return new Word(Stemmer.stem(written.toLowerCase(Locale.ROOT)));
    }

    private Word word(int from, int end, int hash, Function<String, Word> reader) {
        return known == null ? reader.apply(text.substring(from, end)) : known.word(text, from, end, hash, reader);
    }

    private int otherLetters(int from) {
        buffer.setLength(0);
        int at = from;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (!Character.isLetter(c) && Character.getType(c) != Character.NON_SPACING_MARK) {
                break;
            }
            fold(Character.toLowerCase(c));
        }
        add(new Word(Stemmer.stem(buffer.toString())), from, at);
        return at;
    }

    private boolean isPossessive(int at) {
        return at + 1 < text.length()
                && (text.charAt(at) == '\'' || text.charAt(at) == '’')
                && (text.charAt(at + 1) == 's' || text.charAt(at + 1) == 'S')
                && (at + 2 == text.length() || !Character.isLetterOrDigit(text.charAt(at + 2)));
    }

    private void fold(char lower) {
        int greek = lower < 128 ? -1 : GREEK.indexOf(lower);
        if (lower < 128) {
            buffer.append(lower);
        } else if (greek >= 0) {
            buffer.append(GREEK_NAMES.get(greek));
        } else {
            String parts = Normalizer.normalize(String.valueOf(lower), Normalizer.Form.NFKD);
            parts.chars().filter(Character::isLetterOrDigit).forEach(part -> buffer.append((char) part));
        }
    }

    private int digits(int from) {
        buffer.setLength(0);
        int at = from;
        int hash = 0;
        for (; at < text.length() && Character.isDigit(text.charAt(at)); at++) {
            buffer.append((char) ('0' + Character.digit(text.charAt(at), 10)));
            hash = 31 * hash + text.charAt(at);
        }
        add(word(from, at, hash, written -> new Word(buffer.toString())), from, at);
        return at;
    }

    /** Adds a word; a Roman numeral after a word that is numbered is a number, so that type II is type 2. */
    private void add(Word word, int start, int end) {
        if (!word.form().isEmpty()) {
            String form = tokens.isEmpty() ? word.form() : Stemmer.numeral(word(size() - 1), word.form());
            tokens.add(new Token(form.equals(word.form()) ? word : new Word(form), start, end));
        }
    }

    /** The form in which a word compares: American spelling and singular. The form need not be a word itself. */
    static final class Stemmer {
        private static final List<String> ROMAN = List.of("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x");
        private static final int LONGEST_ROMAN = 4;
        private static final Set<String> NUMBERED = Set.of(
                "type", "stage", "grade", "class", "factor", "phase", "level", "bipolar", "mucopolysaccharidosis");

        private Stemmer() {}

        /** The form of a word in lower case without accents. */
        static String stem(String word) {
            return word.length() < 4 ? word : singular(american(word));
        }

        /** The number that a Roman numeral stands for after a word that is numbered; the word itself otherwise. */
        static String numeral(String before, String word) {
            boolean roman = word.length() <= LONGEST_ROMAN && "ivx".indexOf(word.charAt(0)) >= 0;
            int number = roman && NUMBERED.contains(before) ? ROMAN.indexOf(word) + 1 : 0;
            return number > 0 ? Integer.toString(number) : word;
        }

        private static String american(String word) {
            String form = word.indexOf('e') > 0 ? word.replace("ae", "e").replace("oe", "e") : word;
            int our = form.indexOf("our");
            if (our > 2 && (our + 3 == form.length() || "sale".indexOf(form.charAt(our + 3)) >= 0)) {
                form = form.substring(0, our) + "or" + form.substring(our + 3);
            }
            form = form.replace("sulph", "sulf").replace("leuco", "leuko").replace("isation", "ization");
            if (form.endsWith("ised") || form.endsWith("ise")) {
                form = form.substring(0, form.lastIndexOf("ise")) + "ize" + (form.endsWith("d") ? "d" : "");
            }
            return form.endsWith("tre") ? form.substring(0, form.length() - 2) + "er" : form;
        }

        private static String singular(String word) {
            int length = word.length();
            if (length < 5 || word.charAt(length - 1) != 's') {
                return length > 6 && word.endsWith("mata") ? word.substring(0, length - 2) : word;
            }
            if (Stream.of("ss", "us", "is").anyMatch(word::endsWith)) {
                return word;
            }
            if (word.endsWith("ies")) {
                return word.substring(0, length - 3) + "y";
            }
            if (word.endsWith("itides")) {
                return word.substring(0, length - 4) + "s";
            }
            if (Stream.of("stases", "yses", "theses").anyMatch(word::endsWith) || length > 7 && word.endsWith("oses")) {
                return word.substring(0, length - 2) + "is";
            }
            boolean es = Stream.of("xes", "ches", "shes", "sses").anyMatch(word::endsWith)
                    || length > 6 && word.endsWith("ruses");
            return word.substring(0, length - (es ? 2 : 1));
        }
    }
}
