package org.trialgraph.eligibility;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trialgraph.eligibility.Lexicon.Found;
import org.trialgraph.eligibility.Token.Role;
import org.trialgraph.eligibility.Token.Roles;
import org.trialgraph.text.ResourceLines;

/** Cuts a criterion into words, signs and numbers with their units. Takes time in proportion to its length. */
final class Tokens {
    /** Powers of ten from a printed exponent, which no limit exceeds. */
    private static final int GREATEST_POWER = 15;

    private static final int MOST_DIGITS = 15;
    /** Ends of ordinals, which count places and are no values. */
    private static final Set<String> ORDINALS = Set.of("th", "st", "nd", "rd");
    /** Units of whole numbers. */
    private static final Set<String> COUNTS = Set.of("/mm3", "/uL", "{copies}/mL");
    /** Digits between separators of thousands. */
    private static final int GROUP = 3;

    /** Names with capitals up to this length are other words where they are printed without. */
    private static final int LONGEST_ABBREVIATION = 3;

    private static final Roles WORD = Roles.of();
    private static final Roles NUMERAL = Roles.of(Role.NUMERAL);
    /** The numerals of classes and stages. */
    private static final List<String> ROMAN = List.of("I", "II", "III", "IV", "V");

    private static final int LONGEST_ROMAN = 3;
    private static final char FIRST_ROMAN = '\u2170';
    private static final Roles END = Roles.of(Role.END);
    private static final Roles OPEN = Roles.of(Role.OPEN, Role.FILLER);
    private static final Roles CLOSE = Roles.of(Role.CLOSE, Role.FILLER);
    private static final String LETTERS_OF_NUMERALS = "IV";

    private final Lexicon<Roles> words = new Lexicon<>();
    /** Those of the words that are numbers or name a state. */
    private final Lexicon<Roles> limiting = new Lexicon<>();

    private final Units units;

    Tokens(Measures measures, Units units) {
        this.units = units;
        for (String row : ResourceLines.beside(Tokens.class, "words.tsv")) {
            String[] cells = row.split("\t");
            Role role = Role.valueOf(cells[0].replace('-', '_').toUpperCase(Locale.ROOT));
            for (String spelling : cells[2].split("\\|")) {
                add(spelling, role, cells[1]);
                if ((role == Role.COMPARE || role == Role.COMPARE_AGE) && Lexicon.isLetter(spelling.charAt(0))) {
                    // else "or less" of "or less than" stands behind the limit before
                    add("or " + spelling, role, cells[1]);
                    add("and " + spelling, role, cells[1]);
                }
            }
        }
        measures.names().forEach((name, measure) -> {
            add(folded(name), Role.MEASURE, measure);
            add(folded(name).replace(' ', '-'), Role.MEASURE, measure);
            if (name.length() <= LONGEST_ABBREVIATION && name.chars().anyMatch(Character::isUpperCase)) {
                add(folded(name), Role.ABBREVIATION, "");
            }
            if (measures.isState(measure)) {
                limits(folded(name));
                limits(folded(name).replace(' ', '-'));
            }
        });
    }

    private void add(String spelling, Role role, String says) {
        Roles roles = words.get(spelling);
        if (roles == null) {
            roles = Roles.of();
            words.put(spelling, roles);
        }
        roles.add(role, says);
        if (role == Role.NUMBER) {
            limits(spelling);
        }
    }

    private void limits(String spelling) {
        limiting.put(spelling, Objects.requireNonNull(words.get(spelling)));
    }

    /** A text in lower case, each character for itself, signs of other widths and alphabets as those of ASCII. */
    static String folded(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '\u0080' || c == '\n' || c == '\t') {
                char[] folded = text.toCharArray();
                for (int n = 0; n < folded.length; n++) {
                    folded[n] = folded(folded[n]);
                }
                return new String(folded);
            }
        }
        return text.toLowerCase(Locale.ROOT);
    }

    private static char folded(char c) {
        if (c < '\u0080') {
            return c == '\n' || c == '\t' ? ' ' : c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
        }
        if (c >= '\uFF01' && c <= '\uFF5E') {
            return folded((char) (c - '\uFF01' + '!'));
        }
        return switch (c) {
            case '\u2715', '\u2573', '\u03C7' -> '\u00D7';
            case '\u00B5', '\u03BC' -> 'u';
            case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212', '\u301C', '\u223C' -> '-';
            case '\u2264', '\u2266', '\u2A7D' -> '\u2264';
            case '\u2265', '\u2267', '\u2A7E' -> '\u2265';
            case '\u00A0', '\u2002', '\u2009', '\u202F', '\u3000' -> ' ';
            case '\u00B2' -> '2';
            case '\u00B3' -> '3';
            case '\u2070', '\u2074', '\u2075', '\u2076', '\u2077', '\u2078', '\u2079' -> (char) (c - '\u2070' + '0');
            case '\u3001' -> '\u3001';
            case '\u2019', '\u2018' -> '\'';
            case '\uFE64' -> '<';
            case '\uFE65' -> '>';
            default -> Character.toLowerCase(c);
        };
    }

    /**
     * Whether a number or the name of a state may stand in a text, without either of which it sets no limit. Tells it of texts in
     * ASCII, of which half have none.
     *
     * @param folded the text folded
     */
    boolean mayLimit(String text, String folded) {
        boolean inWord = false;
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (c >= '\u0080' || Lexicon.isDigit(c)) {
                return true;
            }
            boolean letter = c >= 'a' && c <= 'z';
            if (letter && !inWord && (isLimiting(folded, i) || isRoman(text, folded, i))) {
                return true;
            }
            inWord = letter;
        }
        return false;
    }

    private boolean isLimiting(String folded, int at) {
        Found<Roles> known = limiting.longest(folded, at);
        return known != null && (known.value().has(Role.MEASURE) || numberInWords(folded, at, known) != null);
    }

    /** Whether a word that begins at a place may be a numeral. */
    private static boolean isRoman(String text, String folded, int at) {
        int end = at;
        while (end < text.length() && end - at <= LONGEST_ROMAN && LETTERS_OF_NUMERALS.indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        return end > at && (end == text.length() || !Lexicon.isLetter(folded.charAt(end)));
    }

    /** A text as its words, signs and numbers. */
    Clause of(String text) {
        return of(text, folded(text));
    }

    /** @param folded the text folded */
    Clause of(String text, String folded) {
        List<Token> tokens = new ArrayList<>();
        for (int at = 0; at < folded.length(); ) {
            char c = folded.charAt(at);
            if (c == ' ' && text.charAt(at) != '\n') {
                at++;
                continue;
            }
            boolean negative = c == '-' && digitAt(folded, at + 1) && mayBeNegative(folded, at, tokens);
            Token token = negative
                    ? number(folded, at + 1).negated()
                    : Lexicon.isDigit(c) || c == '.' && digitAt(folded, at + 1)
                            ? number(folded, at)
                            : word(text, folded, at);
            tokens.add(token);
            at = token.end();
        }
        return new Clause(text, folded, tokens);
    }

    /** Whether a hyphen before digits is a minus: behind a comparison, or apart behind a word that limits follow. */
    private static boolean mayBeNegative(String folded, int at, List<Token> before) {
        if (before.isEmpty()) {
            return false;
        }
        Token last = before.get(before.size() - 1);
        boolean apart = folded.charAt(at - 1) == ' ' && !last.isNumber();
        return last.is(Role.COMPARE)
                || apart && (last.is(Role.FILLER) || last.is(Role.JOIN) || last.is(Role.RANGE)) && !last.is(Role.OPEN);
    }

    private Token word(String text, String folded, int at) {
        char c = folded.charAt(at);
        boolean begins = !Lexicon.isWord(c) || at == 0 || !Lexicon.isLetter(folded.charAt(at - 1));
        Found<Roles> known = begins ? words.longest(folded, at) : null;
        if (known != null && (!known.value().has(Role.ABBREVIATION) || hasCapital(text, at, known.end()))) {
            Token inWords = known.value().has(Role.NUMBER) ? numberInWords(folded, at, known) : null;
            return inWords == null ? new Token(known.value(), at, known.end(), null, "") : inWords;
        }
        if (Lexicon.isLetter(c) || c >= FIRST_ROMAN && c < FIRST_ROMAN + ROMAN.size()) {
            int end = Lexicon.isLetter(c) ? endOfWord(folded, at) : at + 1;
            int hyphen = c == 'i' || c == 'v' ? folded.indexOf('-', at) : -1;
            if (hyphen > at && hyphen < end && roman(text, at, hyphen) > 0 && roman(text, hyphen + 1, end) > 0) {
                end = hyphen;
            }
            int roman = roman(text, at, end);
            return roman > 0
                    ? new Token(NUMERAL, at, end, BigDecimal.valueOf(roman), "")
                    : new Token(WORD, at, end, null, "");
        }
        boolean ends = c == ';'
                || c == '\uFF1B'
                || c == '\u3002'
                || c == ' '
                || c == '?'
                || c == '.' && (at + 1 == folded.length() || folded.charAt(at + 1) == ' ');
        boolean opens = c == '(' || c == '[';
        boolean closes = c == ')' || c == ']';
        return new Token(ends ? END : opens ? OPEN : closes ? CLOSE : WORD, at, at + 1, null, "");
    }

    /** The value of a numeral, 0 of another word. */
    private static int roman(String text, int start, int end) {
        char first = text.charAt(start);
        return end - start > LONGEST_ROMAN || first < '\u0080' && LETTERS_OF_NUMERALS.indexOf(first) < 0
                ? 0
                : ROMAN.indexOf(Normalizer.normalize(text.substring(start, end), Normalizer.Form.NFKC)) + 1;
    }

    private static boolean hasCapital(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (Character.isUpperCase(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** A word with its hyphens and digits: the number of COVID-19 is none. */
    private static int endOfWord(String folded, int start) {
        int end = start + 1;
        while (end < folded.length()
                && (Lexicon.isWord(folded.charAt(end))
                        || "-'".indexOf(folded.charAt(end)) >= 0
                                && end + 1 < folded.length()
                                && Lexicon.isWord(folded.charAt(end + 1)))) {
            end++;
        }
        return end;
    }

    /** Numbers are read in words only before times and multiples. */
    private @Nullable Token numberInWords(String folded, int start, Found<Roles> word) {
        BigDecimal number = new BigDecimal(word.value().says(Role.NUMBER));
        Found<String> unit = units.read(folded, word.end());
        if (unit != null && Units.isTime(unit.value())) {
            return new Token(WORD, start, unit.end(), number, unit.value());
        }
        int behind = folded.startsWith(" ", word.end()) ? word.end() + 1 : word.end();
        Found<Roles> next = behind < folded.length() ? words.longest(folded, behind) : null;
        boolean multiple =
                next != null && (next.value().has(Role.TIMES) || next.value().has(Role.ULN));
        return multiple ? new Token(WORD, start, word.end(), number, "") : null;
    }

    /** A number with its thousands, fraction, power of ten and unit. */
    private Token number(String folded, int start) {
        StringBuilder digits = new StringBuilder();
        int at = start;
        while (at < folded.length() && Lexicon.isDigit(folded.charAt(at))) {
            digits.append(folded.charAt(at++));
        }
        boolean grouped = !digits.isEmpty() && digits.length() <= GROUP;
        for (int group = group(folded, at); grouped && group > 0; group = group(folded, at)) {
            digits.append(folded, group, group + GROUP);
            at = group + GROUP;
        }
        boolean fraction =
                at < folded.length() && ".,\u00B7".indexOf(folded.charAt(at)) >= 0 && digitAt(folded, at + 1);
        if (fraction) {
            digits.append('.');
            at++;
            while (at < folded.length() && Lexicon.isDigit(folded.charAt(at))) {
                digits.append(folded.charAt(at++));
            }
        }
        boolean thousands = fraction && isThousands(folded, at - GROUP - 1, at);
        BigDecimal value = digits.length() > MOST_DIGITS ? BigDecimal.ZERO : new BigDecimal(digits.toString());
        value = thousands ? value.movePointRight(GROUP) : value;
        if (value.compareTo(BigDecimal.TEN) == 0 && at + 1 < folded.length() && "^*".indexOf(folded.charAt(at)) >= 0) {
            int power = at + 1;
            int end = power;
            while (end < folded.length() && end < power + 2 && Lexicon.isDigit(folded.charAt(end))) {
                end++;
            }
            if (end > power && Integer.parseInt(folded.substring(power, end)) <= GREATEST_POWER) {
                value = BigDecimal.TEN.pow(Integer.parseInt(folded.substring(power, end)));
                at = end;
            }
        }
        int behind = at < folded.length()
                        && folded.charAt(at) == '-'
                        && at + 1 < folded.length()
                        && Lexicon.isLetter(folded.charAt(at + 1))
                ? at + 1
                : at;
        Found<String> unit = units.read(folded, behind);
        if (unit == null && at + 2 <= folded.length() && ORDINALS.contains(folded.substring(at, at + 2))) {
            return new Token(WORD, start, endOfWord(folded, at), null, "");
        }
        return new Token(WORD, start, unit == null ? at : unit.end(), value, unit == null ? "" : unit.value());
    }

    /** Where three digits begin that a comma, blank or apostrophe parts from those before; 0 where none do. */
    private static int group(String folded, int at) {
        int digits = folded.startsWith(", 000", at) ? at + 2 : at + 1;
        boolean three = at < folded.length()
                && ", '".indexOf(folded.charAt(at)) >= 0
                && digitAt(folded, digits)
                && digitAt(folded, digits + 1)
                && digitAt(folded, digits + 2)
                && !digitAt(folded, digits + GROUP);
        return three ? digits : 0;
    }

    /** Whether a fraction is one of three digits behind a dot, of zeros or of so many in a volume, which has none: 40.000/mm3. */
    private boolean isThousands(String folded, int dot, int end) {
        if (dot < 1 || folded.charAt(dot) != '.' || folded.charAt(dot - 1) == '0' && !digitAt(folded, dot - 2)) {
            return false;
        }
        Found<String> unit = units.read(folded, end);
        return folded.startsWith("000", dot + 1) || unit != null && COUNTS.contains(unit.value());
    }

    private static boolean digitAt(String folded, int at) {
        return at < folded.length() && Lexicon.isDigit(folded.charAt(at));
    }
}
