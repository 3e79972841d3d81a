package org.trialgraph.web.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.binding.Binding;
import org.trialgraph.query.ExampleQuery;
import org.trialgraph.query.QueryParameter;
import org.trialgraph.query.QueryParameter.Kind;
import org.trialgraph.search.SparqlQueries;

/**
 * An example query with a form for its parameters, as an address fills it in.
 *
 * @param example the query
 * @param fields one for each parameter
 * @param text the query with the values of the form
 * @param problems what is wrong with values, in words; the query then has its usual ones in their place
 */
record QueryForm(ExampleQuery example, List<Field> fields, String text, List<String> problems) {
    private static final Pattern HEADING = Pattern.compile("(?i)(?:.*\\()?([CDQ]\\d{6,9})\\)?");
    private static final int LONGEST = 200;

    /**
     * A field of the form.
     *
     * @param parameter what it is for
     * @param value what stands in it
     * @param options values to choose among, of codes and countries
     */
    record Field(QueryParameter parameter, String value, List<Option> options) {
        /** Whether a value is chosen and not typed. */
        boolean isChoice() {
            return parameter.kind() == Kind.CODE || parameter.kind() == Kind.COUNTRY;
        }

        boolean isHeading() {
            return parameter.kind() == Kind.MESH;
        }

        /** The type of an input. */
        String type() {
            return parameter.isNumber() ? "number" : parameter.kind() == Kind.DATE ? "date" : "text";
        }

        /** The step of a number. */
        String step() {
            return parameter.kind() == Kind.INTEGER ? "1" : "any";
        }
    }

    /** A value to choose. */
    record Option(String value, String label, boolean chosen) {}

    /** Copies the lists. */
    QueryForm {
        fields = List.copyOf(fields);
        problems = List.copyOf(problems);
    }

    /**
     * Fills in the form. MeSH headings may be named in words.
     *
     * @param given gives the value of a parameter of the address, null where it has none
     * @param names gives the heading that words are a name of
     */
    static QueryForm of(
            ExampleQuery example,
            UnaryOperator<String> given,
            DatasetGraph current,
            Function<String, Optional<String>> names) {
        Map<String, String> values = new HashMap<>();
        List<String> problems = new ArrayList<>();
        List<Field> fields = new ArrayList<>();
        for (QueryParameter parameter : example.parameters()) {
            String typed = StringUtils.strip(given.apply(parameter.name()));
            String value = typed == null ? parameter.usual() : typed;
            String shown = value;
            if (parameter.kind() == Kind.MESH) {
                value = heading(value, names);
                shown = named(value, current);
            }
            try {
                example.with(Map.of(parameter.name(), value));
                values.put(parameter.name(), value);
            } catch (IllegalArgumentException e) {
                problems.add(e.getMessage());
            }
            fields.add(new Field(parameter, shown, options(parameter, value, current)));
        }
        // the page says itself what the header says
        String text = example.with(values).replaceFirst("^(?:#.*\n)+\n*", "");
        return new QueryForm(example, fields, text, problems);
    }

    /** The identifier of a heading, which may stand behind its name, or of the one that has the name; the words where none has. */
    private static String heading(String typed, Function<String, Optional<String>> names) {
        Matcher id = HEADING.matcher(typed);
        String words = StringUtils.left(typed, LONGEST);
        return id.matches()
                ? StringUtils.upperCase(id.group(1))
                : names.apply(words)
                        .map(iri -> StringUtils.substringAfterLast(iri, "/"))
                        .orElse(words);
    }

    /** A heading with its name before it. */
    private static String named(String heading, DatasetGraph current) {
        return HEADING.matcher(heading).matches()
                ? select(
                                current,
                                "SELECT ?label { mesh:" + heading
                                        + " rdfs:label ?label FILTER (LANG(?label) = \"en\") }",
                                row -> text(row, "label") + " (" + heading + ")")
                        .stream()
                        .findFirst()
                        .orElse(heading)
                : heading;
    }

    private static List<Option> options(QueryParameter parameter, String value, DatasetGraph current) {
        return switch (parameter.kind()) {
            case CODE ->
                select(
                        current,
                        "SELECT ?code ?label { ?code skos:inScheme tgc:" + parameter.scheme()
                                + " ; skos:prefLabel ?label FILTER (LANG(?label) = \"en\") } ORDER BY ?label",
                        row -> {
                            String name = StringUtils.substringAfterLast(
                                    row.get("code").getURI(), "#");
                            return new Option(name, text(row, "label"), name.equals(value));
                        });
            case COUNTRY ->
                QueryParameter.countries().entrySet().stream()
                        .map(each -> new Option(
                                each.getValue(),
                                each.getKey(),
                                value.equalsIgnoreCase(each.getValue()) || value.equalsIgnoreCase(each.getKey())))
                        .toList();
            default -> List.of();
        };
    }

    /** What the rows of a query say; their values can be read only in its transaction. */
    private static <T> List<T> select(DatasetGraph current, String query, Function<Binding, T> said) {
        return current.calculateRead(
                () -> SparqlQueries.select(current, query).stream().map(said).toList());
    }

    private static String text(Binding row, String name) {
        return row.get(name).getLiteralLexicalForm();
    }
}
