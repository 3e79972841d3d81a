package org.trialgraph.mesh.index;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.function.LongPredicate;
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
    /** About as many characters as a word takes with the space behind it. */
    private static final int CHARACTERS_PER_WORD = 6;

    private static final String HYPHENS = "-\u2010\u2011";
    private static final String SEPARATORS = ",;/+&|";

    private final String text;
    private final @Nullable WordTable known;
    private Word[] words;
    /** For each word the offset of its first character in the text and the one after its last. */
    private int[] places;

    private int size;

    private Tokens(String text, @Nullable WordTable known, int most) {
        this.text = text;
        this.known = known;
        this.words = new Word[most];
        this.places = new int[2 * most];
    }

    /** Cuts a text into words. */
    public static Tokens of(String text) {
        return of(text, null);
    }

    /** @param known words that texts before this one had */
    static Tokens of(String text, @Nullable WordTable known) {
        Tokens tokens = new Tokens(text, known, text.length() / CHARACTERS_PER_WORD + 1);
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
        return size;
    }

    /** The n-th word in its normal form. */
    public String word(int n) {
        return words[n].form();
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
        return words[n].isIn(section);
    }

    /** The text from one word to another, the second not included, as it is written. */
    public String text(int from, int to) {
        return text.substring(start(from), end(to - 1));
    }

    private int start(int n) {
        return places[2 * n];
    }

    private int end(int n) {
        return places[2 * n + 1];
    }

    /** The words from one to another, the second not included, as a text of their own. */
    public Tokens part(int from, int to) {
        if (mayDependOnContext(from)) {
            return of(text(from, to), known);
        }
        Tokens part = new Tokens(text(from, to), known, to - from);
        part.copy(this, from, to, -start(from));
        return part;
    }

    /** Some words and others behind them, with a space between, as a text of their own. */
    public Tokens joined(int from, int to, int otherFrom, int otherTo) {
        String first = text(from, to);
        String both = first + " " + text(otherFrom, otherTo);
        if (mayDependOnContext(from) || mayDependOnContext(otherFrom)) {
            return of(both, known);
        }
        Tokens joined = new Tokens(both, known, to - from + otherTo - otherFrom);
        joined.copy(this, from, to, -start(from));
        joined.copy(this, otherFrom, otherTo, first.length() + 1 - start(otherFrom));
        return joined;
    }

    private void copy(Tokens other, int from, int to, int moved) {
        for (int n = from; n < to; n++) {
            put(other.words[n], other.start(n) + moved, other.end(n) + moved);
        }
    }

    /** Whether a word may be a Roman numeral, which the word before it tells. */
    private boolean mayDependOnContext(int n) {
        return Stemmer.mayBeNumeral(word(n)) || Character.isDigit(word(n).charAt(0));
    }

    /** Whether a name may begin with the n-th word, as {@link Word#mayBegin} tells it. */
    boolean mayBegin(int n, LongPredicate names) {
        return words[n].mayBegin(names);
    }

    /** Hash of the n-th word's normal form. */
    public long hash(int n) {
        return words[n].hash();
    }

    /** Hash of the word that stands for the n-th and its synonyms. */
    long synonymHash(int n) {
        return words[n].synonymHash();
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
        UnorderedHash hash = new UnorderedHash(this);
        for (int i = from; i < to; i++) {
            hash.add(i);
        }
        return hash.value();
    }

    /** As {@link UnorderedHash#synonymous}. */
    public long synonymousHash(int from, int to) {
        UnorderedHash hash = new UnorderedHash(this);
        for (int i = from; i < to; i++) {
            hash.add(i);
        }
        return hash.synonymous();
    }

    /** Hash of words in any order, which grows with each word that is added. */
    public static final class UnorderedHash {
        private final Tokens words;
        private long sum;
        private int counted;
        private long meanings;
        private int meant;
        /** The last word, where it is also written as the beginning of the next; -1 otherwise. */
        private int prefix = -1;

        /** No words yet. */
        public UnorderedHash(Tokens words) {
            this.words = words;
        }

        /** Adds the n-th word of the text; after it comes the next one. */
        public void add(int n) {
            boolean counts = !words.isIn(StopWords.INDEX, n);
            if (counts) {
                sum += mix(words.hash(n) * PRIME);
                counted++;
            }
            if (prefix >= 0) {
                mean(Word.hashOf(words.word(prefix) + words.word(n)));
                prefix = -1;
            } else if (counts && words.words[n].isPrefix()) {
                prefix = n;
            } else if (counts) {
                mean(words.synonymHash(n));
            }
        }

        private void mean(long word) {
            meanings += mix(word * PRIME);
            meant++;
        }

        /** Hash of the words without stop words; 0 where fewer than two others are there. */
        public long value() {
            return counted < 2 ? 0 : mix(sum + counted);
        }

        /**
         * Hash of what the words mean without stop words: synonyms count as one word, and so do words that some write as one. 0 where
         * fewer than two are there.
         */
        public long synonymous() {
            boolean open = prefix >= 0;
            long all = open ? meanings + mix(words.synonymHash(prefix) * PRIME) : meanings;
            int count = open ? meant + 1 : meant;
            return count < 2 ? 0 : mix(all + count);
        }
    }

    /** The bits of a number, each of which depends on all that were given. */
    static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /** Whether the n-th word follows the one before it with nothing between, as 19 does in COVID19. */
    public boolean isAdjacent(int n) {
        return n > 0 && n < size() && start(n) == end(n - 1);
    }

    /** Whether nothing but a hyphen stands between the n-th word and the one before it. */
    public boolean isHyphenated(int n) {
        if (n == 0 || n >= size()) {
            return false;
        }
        int end = end(n - 1);
        return start(n) - end == 1 && HYPHENS.indexOf(text.charAt(end)) >= 0;
    }

    /** Whether a sign such as a comma, a slash or a plus stands between the n-th word and the one before it. */
    public boolean isSeparated(int n) {
        int start = start(n);
        for (int i = n > 0 ? end(n - 1) : start; i < start; i++) {
            if (SEPARATORS.indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether a bracket closes right after the n-th word. */
    public boolean isBracketEnd(int n) {
        int end = end(n);
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
        return new Word(Stemmer.stem(written.toLowerCase(Locale.ROOT)), written);
    }

    private Word word(int from, int end, int hash, Function<String, Word> reader) {
        return known == null ? reader.apply(text.substring(from, end)) : known.word(text, from, end, hash, reader);
    }

    private int otherLetters(int from) {
        StringBuilder folded = new StringBuilder();
        int at = from;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (!Character.isLetter(c) && Character.getType(c) != Character.NON_SPACING_MARK) {
                break;
            }
            fold(Character.toLowerCase(c), folded);
        }
        add(new Word(Stemmer.stem(folded.toString()), text.substring(from, at)), from, at);
        return at;
    }

    private boolean isPossessive(int at) {
        return at + 1 < text.length()
                && (text.charAt(at) == '\'' || text.charAt(at) == '’')
                && (text.charAt(at + 1) == 's' || text.charAt(at + 1) == 'S')
                && (at + 2 == text.length() || !Character.isLetterOrDigit(text.charAt(at + 2)));
    }

    private static void fold(char lower, StringBuilder buffer) {
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
        int at = from;
        int hash = 0;
        for (; at < text.length() && Character.isDigit(text.charAt(at)); at++) {
            hash = 31 * hash + text.charAt(at);
        }
        add(word(from, at, hash, Tokens::ofDigits), from, at);
        return at;
    }

    private static Word ofDigits(String written) {
        char[] digits = written.toCharArray();
        for (int i = 0; i < digits.length; i++) {
            digits[i] = (char) ('0' + Character.digit(digits[i], 10));
        }
        return new Word(new String(digits), written);
    }

    /** Adds a word; a Roman numeral after a word that is numbered is a number, so that type II is type 2. */
    private void add(Word word, int start, int end) {
        if (!word.form().isEmpty()) {
            boolean numeral = size > 0 && Stemmer.mayBeNumeral(word.form());
            String form = numeral ? Stemmer.numeral(word(size - 1), word.form()) : word.form();
            put(form.equals(word.form()) ? word : new Word(form, form), start, end);
        }
    }

    private void put(Word word, int start, int end) {
        if (size == words.length) {
            words = Arrays.copyOf(words, size + size / 2 + 4);
            places = Arrays.copyOf(places, 2 * words.length);
        }
        words[size] = word;
        places[2 * size] = start;
        places[2 * size + 1] = end;
        size++;
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

        /** Whether a word may be a Roman numeral of one that is numbered. */
        static boolean mayBeNumeral(String word) {
            return word.length() <= LONGEST_ROMAN && "ivx".indexOf(word.charAt(0)) >= 0;
        }

        /** The number that a Roman numeral stands for after a word that is numbered; the word itself otherwise. */
        static String numeral(String before, String word) {
            int number = mayBeNumeral(word) && NUMBERED.contains(before) ? ROMAN.indexOf(word) + 1 : 0;
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
