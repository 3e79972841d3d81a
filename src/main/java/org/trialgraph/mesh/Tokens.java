package org.trialgraph.mesh;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Map;

/**
 * A text cut into words that compare equal however they are spelled: lower case, without accents, Greek letters by name, British
 * spelling as American, plurals as singulars, letters and digits apart. Everything that is neither letter nor digit separates.
 * Part of the format of the index: a change here is a new {@link MeshIndex#FORMAT}.
 */
final class Tokens {
    private static final Map<Character, String> GREEK = Map.ofEntries(
            Map.entry('α', "alpha"),
            Map.entry('β', "beta"),
            Map.entry('ß', "beta"),
            Map.entry('γ', "gamma"),
            Map.entry('δ', "delta"),
            Map.entry('ε', "epsilon"),
            Map.entry('ζ', "zeta"),
            Map.entry('η', "eta"),
            Map.entry('θ', "theta"),
            Map.entry('κ', "kappa"),
            Map.entry('λ', "lambda"),
            Map.entry('µ', "mu"),
            Map.entry('μ', "mu"),
            Map.entry('π', "pi"),
            Map.entry('σ', "sigma"),
            Map.entry('τ', "tau"),
            Map.entry('ω', "omega"));

    private final String text;
    private String[] words = new String[16];
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private boolean[] glued = new boolean[16];
    private long[] hashes = new long[16];
    private long[] meanings;
    private int size;
    private final StringBuilder word = new StringBuilder();

    private Tokens(String text) {
        this.text = text;
    }

    /** Cuts a text into words. */
    static Tokens of(String text) {
        Tokens words = new Tokens(text);
        words.cut();
        return words;
    }

    /** Number of words. */
    int size() {
        return size;
    }

    /** The n-th word in its normal form. */
    String word(int n) {
        return words[n];
    }

    /** Hash of the n-th word's normal form. */
    long hash(int n) {
        return hashes[n];
    }

    /** Hash of what stands for the n-th word and all that mean the same. */
    long meaning(int n) {
        if (meanings == null) {
            meanings = new long[size];
            Arrays.setAll(
                    meanings,
                    i -> Synonyms.of(words[i]).equals(words[i]) ? hashes[i] : TermHash.word(Synonyms.of(words[i])));
        }
        return meanings[n];
    }

    /** Whether some write the n-th word and the next as one. */
    boolean begins(int n) {
        return n + 1 < size && Synonyms.begins(words[n]);
    }

    /** Hash of the n-th word and the next written as one. */
    long joined(int n) {
        return TermHash.word(words[n] + words[n + 1]);
    }

    /** The words of the text as written, from one word to another, the second not included. */
    String written(int from, int to) {
        return text.substring(starts[from], ends[to - 1]);
    }

    /** Offset in the text where the n-th word begins. */
    int start(int n) {
        return starts[n];
    }

    /** Offset in the text after the n-th word. */
    int end(int n) {
        return ends[n];
    }

    /** Whether the n-th word follows the one before it with nothing between, as 19 does in COVID19. */
    boolean glued(int n) {
        return n < size && glued[n];
    }

    /** Whether the n-th word is tied to the one before it by nothing but a hyphen. */
    boolean hyphened(int n) {
        return n > 0
                && n < size
                && starts[n] - ends[n - 1] == 1
                && (text.charAt(ends[n - 1]) == '-'
                        || text.charAt(ends[n - 1]) == '\u2010'
                        || text.charAt(ends[n - 1]) == '\u2011');
    }

    /** Whether a sign such as a comma, a slash or a plus stands between the n-th word and the one before it. */
    boolean separated(int n) {
        for (int at = n == 0 ? starts[n] : ends[n - 1]; at < starts[n]; at++) {
            if (",;/+&|".indexOf(text.charAt(at)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether a bracket closes right after the n-th word. */
    boolean closes(int n) {
        return ends[n] < text.length() && text.charAt(ends[n]) == ')';
    }

    private void cut() {
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            at = Character.isLetter(c) ? letters(at) : Character.isDigit(c) ? digits(at) : at + 1;
        }
    }

    private int letters(int from) {
        word.setLength(0);
        int at = from;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c < 128) {
                if (!Character.isLetter(c)) {
                    break;
                }
                word.append(Character.toLowerCase(c));
            } else if (Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK) {
                fold(c);
            } else {
                break;
            }
        }
        int end = at;
        add(Stemmer.of(word.toString()), from, end);
        return possessive(end) ? end + 2 : end;
    }

    private boolean possessive(int at) {
        return at + 1 < text.length()
                && (text.charAt(at) == '\'' || text.charAt(at) == '’')
                && (text.charAt(at + 1) == 's' || text.charAt(at + 1) == 'S')
                && (at + 2 == text.length() || !Character.isLetterOrDigit(text.charAt(at + 2)));
    }

    private void fold(char c) {
        char lower = Character.toLowerCase(c);
        String greek = GREEK.get(lower);
        if (greek != null) {
            word.append(greek);
            return;
        }
        String parts = Normalizer.normalize(String.valueOf(lower), Normalizer.Form.NFKD);
        parts.chars().filter(Character::isLetterOrDigit).forEach(part -> word.append((char) part));
    }

    private int digits(int from) {
        int at = from;
        word.setLength(0);
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            word.append((char) ('0' + Character.digit(text.charAt(at), 10)));
            at++;
        }
        add(word.toString(), from, at);
        return at;
    }

    private void add(String form, int start, int end) {
        if (form.isEmpty()) {
            return;
        }
        if (size == words.length) {
            grow();
        }
        words[size] = form;
        starts[size] = start;
        ends[size] = end;
        glued[size] = size > 0 && ends[size - 1] == start;
        hashes[size] = TermHash.word(form);
        size++;
        numeral();
    }

    /** Reads a Roman numeral after a word that is numbered, so that type II is type 2. */
    private void numeral() {
        String arabic = size < 2 ? null : Stemmer.numeral(words[size - 2], words[size - 1]);
        if (arabic != null) {
            words[size - 1] = arabic;
            hashes[size - 1] = TermHash.word(arabic);
        }
    }

    private void grow() {
        int more = size * 2;
        words = Arrays.copyOf(words, more);
        starts = Arrays.copyOf(starts, more);
        ends = Arrays.copyOf(ends, more);
        glued = Arrays.copyOf(glued, more);
        hashes = Arrays.copyOf(hashes, more);
    }
}
