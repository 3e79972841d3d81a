package org.trialgraph.query;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.Strings;

/**
 * A parameter of an example query. The query stands as it runs, with the usual value as the one term of
 * {@code VALUES ?name { term }}; that term is the only place where another value goes, and it is formed by the kind of the
 * parameter and never pasted.
 *
 * @param name of the variable
 * @param kind what its values are
 * @param label what a form calls it
 * @param scheme of a {@link Kind#CODE}, such as {@code phase}; else empty
 * @param least least number, of the kinds that are numbers
 * @param most greatest number
 * @param usual the value that the query has, as a form shows it
 */
public record QueryParameter(
        String name, Kind kind, String label, String scheme, BigDecimal least, BigDecimal most, String usual) {
    /** What the values of a parameter are. */
    public enum Kind {
        /** A heading of MeSH by its identifier. */
        MESH("a heading of MeSH → its identifier, such as D003920"),
        /** A country by its ISO 3166-1 alpha-3 code or its English name. */
        COUNTRY("a country such as Germany or DEU"),
        DATE("a day such as 2025-01-31"),
        INTEGER("a whole number"),
        DECIMAL("a number"),
        /** Any text, in whichever way the query compares it. */
        TEXT("a text of at most 200 characters"),
        /** Words for the text index, without the signs that it takes for operators. */
        WORDS("words of at most 200 characters"),
        /** A concept of a scheme of the codes by its local name. */
        CODE("a code such as Phase2");

        private final String form;

        Kind(String form) {
            this.form = form;
        }

        /** Its name in headers, forms and JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final String COUNTRIES = "http://publications.europa.eu/resource/authority/country/";
    private static final int LONGEST = 200;
    private static final BigDecimal FAR = BigDecimal.valueOf(1_000_000_000);

    /** One term: a literal with or without a type, an IRI, a prefixed name or a number. */
    private static final String TERM = "\"(?:[^\"\\\\]|\\\\.)*+\"(?:\\^\\^\\w+:\\w+)?|<[^<>\\s]++>|[^\\s{}\"<>]++";

    /** {@code name kind [scheme | least..most] label}. */
    private static final Pattern HEADER = Pattern.compile(
            "(\\w+) (code (?<scheme>\\w+)|[a-z]+)" + "(?: (?<least>-?\\d+)\\.\\.(?<most>-?\\d+))? (?<label>.+)");

    /**
     * Reads the line of a header.
     *
     * @param query the text of the query, which has the usual value
     * @throws IllegalArgumentException if it is none, or the query does not have its place
     */
    static QueryParameter of(String line, String query) {
        Matcher parts = HEADER.matcher(line);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "parameter \"" + line + "\" → name, kind, bounds of a number, and label: age integer 0..120 Age");
        }
        String name = parts.group(1);
        String word = StringUtils.substringBefore(parts.group(2), " ").toUpperCase(Locale.ROOT);
        Kind kind = Arrays.stream(Kind.values())
                .filter(each -> each.name().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("parameter \"" + line + "\" has no kind → one of "
                        + Arrays.stream(Kind.values()).map(Kind::word).collect(Collectors.joining(", "))));
        Matcher place = place(name).matcher(query);
        if (!place.find()) {
            throw new IllegalArgumentException(
                    "parameter ?" + name + " has no place in the query → VALUES ?" + name + " { its usual value }");
        }
        return new QueryParameter(
                name,
                kind,
                parts.group("label"),
                StringUtils.defaultString(parts.group("scheme")),
                bound(parts.group("least"), FAR.negate()),
                bound(parts.group("most"), FAR),
                shown(kind, place.group(2)));
    }

    private static BigDecimal bound(String number, BigDecimal otherwise) {
        return number == null ? otherwise : new BigDecimal(number);
    }

    private static Pattern place(String name) {
        return Pattern.compile("(VALUES \\?" + name + " \\{ )(" + TERM + ")( \\})");
    }

    /** A term of the query as a form shows it. */
    private static String shown(Kind kind, String term) {
        return switch (kind) {
            case MESH, CODE -> StringUtils.substringAfter(term, ":");
            case COUNTRY -> Strings.CS.removeEnd(StringUtils.substringAfterLast(term, "/"), ">");
            case DATE, TEXT, WORDS ->
                StringUtils.substringBeforeLast(term, "\"")
                        .substring(1)
                        .replace("\\\"", "\"")
                        .replace("\\\\", "\\");
            case INTEGER, DECIMAL -> term;
        };
    }

    /** Whether a parameter has bounds that a form can show. */
    public boolean isNumber() {
        return kind == Kind.INTEGER || kind == Kind.DECIMAL;
    }

    /**
     * The query with another value of this parameter.
     *
     * @param value as a user types it; an empty one leaves the query as it is, but for a text
     * @throws IllegalArgumentException if it is none of the kind, which says what would be
     */
    String in(String query, String value) {
        String typed = StringUtils.strip(value);
        return typed.isEmpty() && kind != Kind.TEXT
                ? query
                : place(name).matcher(query).replaceAll("$1" + Matcher.quoteReplacement(term(typed)) + "$3");
    }

    private String term(String typed) {
        return switch (kind) {
            case MESH ->
                "mesh:" + matching(Strings.CS.removeStart(typed, "http://id.nlm.nih.gov/mesh/"), "[CDQ]\\d{6,9}");
            case COUNTRY -> "<" + COUNTRIES + country(typed) + ">";
            case DATE -> "\"" + day(typed) + "\"^^xsd:date";
            case INTEGER -> within(matching(typed, "-?\\d{1,9}"));
            case DECIMAL -> within(matching(typed, "-?\\d{1,9}(\\.\\d{1,9})?"));
            case TEXT -> literal(matching(typed, ".{0," + LONGEST + "}+"));
            case WORDS -> literal(words(matching(typed, ".{0," + LONGEST + "}+")));
            case CODE -> "tgc:" + matching(Strings.CS.removeStart(typed, "tgc:"), "[A-Za-z]\\w{0,63}");
        };
    }

    private static String literal(String text) {
        String printed = text.replaceAll("\\p{Cntrl}+", " ");
        return "\"" + printed.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** Words and phrases; whatever else Lucene would take for an operator becomes a space, and Chinese is a phrase. */
    private String words(String typed) {
        String plain = typed.replaceAll("[^\\p{L}\\p{M}\\p{N}\"]+", " ")
                .toLowerCase(Locale.ROOT)
                .strip();
        boolean phrases = StringUtils.countMatches(plain, '"') % 2 == 0;
        String whole = phrases ? plain : plain.replace('"', ' ').strip();
        if (StringUtils.containsOnly(whole, "\" ")) {
            throw wrong(typed);
        }
        return whole.contains("\"") ? whole : whole.replaceAll("\\p{IsHan}{2,}", "\"$0\"");
    }

    private String matching(String typed, String form) {
        if (!Pattern.compile(form, Pattern.DOTALL).matcher(typed).matches()) {
            throw wrong(typed);
        }
        return typed;
    }

    private String within(String number) {
        BigDecimal value = new BigDecimal(number);
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw wrong(number);
        }
        return value.toPlainString();
    }

    private String day(String typed) {
        try {
            return LocalDate.parse(matching(typed, "\\d{4}-\\d\\d-\\d\\d")).toString();
        } catch (DateTimeException e) {
            throw wrong(typed);
        }
    }

    private String country(String typed) {
        return countries().entrySet().stream()
                .filter(each ->
                        each.getKey().equalsIgnoreCase(typed) || each.getValue().equalsIgnoreCase(typed))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> wrong(typed));
    }

    /** The codes of all countries by their English names. */
    public static Map<String, String> countries() {
        return Arrays.stream(Locale.getISOCountries())
                .map(alpha2 -> new Locale("", alpha2))
                .collect(Collectors.toMap(
                        country -> country.getDisplayCountry(Locale.ENGLISH),
                        Locale::getISO3Country,
                        (one, other) -> one,
                        TreeMap::new));
    }

    private IllegalArgumentException wrong(String typed) {
        String bounds = isNumber() ? " from " + least + " to " + most : "";
        return new IllegalArgumentException(
                name + ": \"" + StringUtils.abbreviate(typed, 60) + "\" is not " + kind.form + bounds);
    }

    /** The names of some, for a message. */
    static String names(List<QueryParameter> parameters) {
        return parameters.isEmpty()
                ? "it has none"
                : "one of " + parameters.stream().map(QueryParameter::name).collect(Collectors.joining(", "));
    }
}
