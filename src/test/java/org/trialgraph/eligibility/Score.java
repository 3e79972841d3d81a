package org.trialgraph.eligibility;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.xml.datatype.DatatypeConfigurationException;
import javax.xml.datatype.DatatypeFactory;
import org.trialgraph.eligibility.MarkedCriteria.Bound;
import org.trialgraph.eligibility.MarkedCriteria.Marked;
import org.trialgraph.eligibility.MarkedCriteria.Piece;
import org.trialgraph.eligibility.MarkedCriteria.Read;

/**
 * How a reader of criteria did against the marks.
 *
 * @param right what it said as marked
 * @param said what it said at all, without what is optional or arguable
 * @param toFind what is marked
 * @param differences what it missed or said beyond the marks, a line each, with the text
 */
record Score(int right, int said, int toFind, List<String> differences) {
    /** Begins every UCUM unit that counts in a power of ten, as 10*9/L does. */
    private static final String POWER_OF_TEN = "10*";

    /** Of several measures of the same kind none is told from the other by these. */
    private static final Set<String> GENERIC = Set.of(
            "a",
            "and",
            "at",
            "blood",
            "count",
            "duration",
            "for",
            "function",
            "grade",
            "in",
            "index",
            "level",
            "number",
            "of",
            "or",
            "performance",
            "prior",
            "ratio",
            "score",
            "serum",
            "since",
            "status",
            "the",
            "time",
            "to",
            "total");

    private static final Set<String> AGE = Set.of("age", "aged", "ages", "old", "older", "year", "years", "岁", "周岁");
    /** A word of so many letters that stands within another one is the same word in another form. */
    private static final int STEM = 4;

    double precision() {
        return right / (double) Math.max(1, said);
    }

    double recall() {
        return right / (double) Math.max(1, toFind);
    }

    @Override
    public String toString() {
        return "precision %.4f recall %.4f (said %d, right %d, to find %d)"
                .formatted(precision(), recall(), said, right, toFind);
    }

    /** The figures for constraints with bounds: value, strictness, unit and measure must be right, and the requirement where both say one. */
    static Score ofConstraints(List<Marked> criteria, Function<Piece, ? extends Collection<Read>> reader) {
        return of(criteria, reader, true);
    }

    /** The figures for what has no bounds and must be so, or not, within a time. */
    static Score ofWindows(List<Marked> criteria, Function<Piece, ? extends Collection<Read>> reader) {
        return of(criteria, reader, false);
    }

    private static Score of(
            List<Marked> criteria, Function<Piece, ? extends Collection<Read>> reader, boolean bounded) {
        int right = 0;
        int said = 0;
        int toFind = 0;
        List<String> differences = new ArrayList<>();
        for (Marked marked : criteria) {
            List<Read> left = new ArrayList<>(reader.apply(marked.piece()).stream()
                    .filter(read -> isKind(read, bounded))
                    .toList());
            List<Read> wanted = marked.constraints().stream()
                    .filter(mark -> isKind(mark, bounded))
                    .toList();
            List<Read> missed =
                    wanted.stream().filter(mark -> !takeAgreeing(mark, left)).toList();
            marked.optional().forEach(mark -> takeAgreeing(mark, left));
            int found = wanted.size() - missed.size();
            right += found;
            toFind += wanted.size();
            said += found + left.size();
            addDifference(marked, missed, left, differences);
        }
        return new Score(right, said, toFind, List.copyOf(differences));
    }

    /** The figures for mentions. Supplementary records are not marked and do not count. */
    static Score ofMentions(List<Marked> criteria, Function<Piece, ? extends Collection<String>> reader) {
        int right = 0;
        int said = 0;
        int toFind = 0;
        List<String> differences = new ArrayList<>();
        for (Marked marked : criteria) {
            Set<String> left = new HashSet<>(reader.apply(marked.piece()));
            left.removeIf(id -> !id.startsWith("D") || marked.arguable().contains(id));
            said += left.size();
            Set<String> missed = new HashSet<>(marked.mentions());
            missed.removeAll(left);
            left.removeAll(marked.mentions());
            right += marked.mentions().size() - missed.size();
            toFind += marked.mentions().size();
            addDifference(marked, missed, left, differences);
        }
        return new Score(right, said, toFind, List.copyOf(differences));
    }

    private static void addDifference(
            Marked marked, Collection<?> missed, Collection<?> beyond, List<String> differences) {
        if (!missed.isEmpty() || !beyond.isEmpty()) {
            differences.add("%s [%s] %s%n  missed %s%n  beyond %s"
                    .formatted(
                            marked.stratum(),
                            marked.piece().heading(),
                            marked.piece().text(),
                            missed,
                            beyond));
        }
    }

    private static boolean isKind(Read read, boolean bounded) {
        return bounded ? read.isBounded() : !read.isBounded() && read.window().isPresent();
    }

    /** Takes the first constraint that agrees with a mark out of those read. */
    private static boolean takeAgreeing(Read mark, List<Read> reads) {
        Optional<Read> agreeing =
                reads.stream().filter(read -> agrees(mark, read)).findFirst();
        agreeing.ifPresent(reads::remove);
        return agreeing.isPresent();
    }

    private static boolean agrees(Read mark, Read read) {
        return isSameBound(mark.lower(), mark.unit(), read.lower(), read.unit())
                && isSameBound(mark.upper(), mark.unit(), read.upper(), read.unit())
                && (mark.unit().isEmpty()
                        || read.unit()
                                .map(Score::withoutPower)
                                .equals(mark.unit().map(Score::withoutPower)))
                && isSameMeasure(mark, read)
                && (mark.isBounded()
                                && (mark.window().isEmpty() || read.window().isEmpty())
                        || mark.window()
                                .map(Score::duration)
                                .equals(read.window().map(Score::duration)))
                && (mark.requirement().isEmpty()
                        || read.requirement().isEmpty()
                        || mark.requirement().equals(read.requirement()));
    }

    private static boolean isSameBound(
            Optional<Bound> mark, Optional<String> markUnit, Optional<Bound> read, Optional<String> readUnit) {
        return mark.isPresent() == read.isPresent()
                && (mark.isEmpty()
                        || mark.get().inclusive() == read.get().inclusive()
                                && scaled(mark.get(), markUnit).compareTo(scaled(read.get(), readUnit)) == 0);
    }

    private static BigDecimal scaled(Bound bound, Optional<String> unit) {
        return unit.filter(code -> code.startsWith(POWER_OF_TEN))
                .map(code -> bound.value().scaleByPowerOfTen(Integer.parseInt(exponent(code))))
                .orElse(bound.value());
    }

    private static String exponent(String unit) {
        int end = POWER_OF_TEN.length();
        while (end < unit.length() && Character.isDigit(unit.charAt(end))) {
            end++;
        }
        return unit.substring(POWER_OF_TEN.length(), end);
    }

    /** A unit without its power of ten and its annotations in braces, which mean nothing in UCUM. */
    private static String withoutPower(String unit) {
        String rest = unit.startsWith(POWER_OF_TEN)
                ? unit.substring(POWER_OF_TEN.length() + exponent(unit).length())
                : unit;
        return rest.replaceAll("\\{[^}]*+\\}", "");
    }

    private static javax.xml.datatype.Duration duration(String window) {
        try {
            return DatatypeFactory.newInstance().newDuration(window);
        } catch (DatatypeConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether two names of a measure share a word that tells it from others. */
    private static boolean isSameMeasure(Read mark, Read read) {
        Set<String> wanted = words(mark.measure() + " " + mark.words());
        Set<String> have = words(read.measure() + " " + read.words());
        return wanted.stream().anyMatch(have::contains)
                || wanted.contains("age") && have.stream().anyMatch(AGE::contains)
                || wanted.stream()
                        .anyMatch(one -> have.stream().anyMatch(other -> isWithin(one, other) || isWithin(other, one)));
    }

    private static boolean isWithin(String part, String word) {
        return word.contains(part)
                && (part.length() >= STEM || part.length() > 1 && Character.isIdeographic(part.codePointAt(0)));
    }

    private static Set<String> words(String names) {
        Set<String> words = new HashSet<>();
        String apart = names.replaceAll("(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})", " ");
        for (String word : (names + " " + apart).toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
            if (!word.isEmpty() && !GENERIC.contains(word)) {
                words.add(word);
            }
        }
        return words;
    }
}
