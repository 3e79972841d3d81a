package org.trialgraph.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.function.Failable;
import org.apache.jena.atlas.web.HttpException;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryDeniedException;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryExecException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.engine.http.QueryExceptionHTTP;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.http.QueryExecHTTP;
import org.trialgraph.files.Reasons;
import org.trialgraph.query.ExampleQuery;
import org.trialgraph.query.QueryResults;
import org.trialgraph.query.StoreQueries;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code query}: runs a query over a store or an endpoint. */
@Command(name = "query")
final class QueryCommand extends TrialgraphCommand {
    private static final Pattern PLACE =
            Pattern.compile("(?:^| at |, ?)line (\\d+), column (\\d+)[:.]? ?", Pattern.CASE_INSENSITIVE);

    @Mixin
    private DataOption data;

    @Mixin
    private ServiceOptions services;

    @Parameters(
            arity = "0..1",
            paramLabel = "QUERY",
            completionCandidates = Names.class,
            description = "A name of the list, or a file (.rq).")
    private String query;

    @Option(names = "--show")
    private boolean show;

    @Option(names = "--param", paramLabel = "NAME=VALUE")
    private Map<String, String> parameters = Map.of();

    @Option(names = "--endpoint", paramLabel = "URL")
    private String endpoint;

    @Option(
            names = "--results",
            paramLabel = "FORMAT",
            defaultValue = "text",
            completionCandidates = ResultFormats.class)
    private String results;

    /** The names of the queries, for a shell to complete. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Failable.get(QueryCommand::catalog).stream()
                    .map(ExampleQuery::name)
                    .iterator();
        }
    }

    /** The forms that an answer can have. */
    static final class ResultFormats implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.of(QueryResults.Format.values())
                    .map(format -> format.name().toLowerCase())
                    .iterator();
        }
    }

    @Override
    public Integer call() throws IOException {
        if (query == null) {
            list();
            return 0;
        }
        QueryResults.Format format = QueryResults.Format.named(results)
                .orElseThrow(() ->
                        UserError.usage("no format of results \"" + results + "\" → one of text, csv, tsv, json, xml"));
        ExampleQuery chosen = chosen();
        String text = text(chosen);
        if (show) {
            out().println(text.stripTrailing());
            return 0;
        }
        Query parsed = parsed(text);
        boolean found;
        if (endpoint == null) {
            data.tellCopies(messages());
        }
        try (OutputStream out = new StandardOutput()) {
            if (endpoint == null) {
                try (StoreQueries store = StoreQueries.open(data.folder(), services.rules())) {
                    found = store.run(chosen.endpoint(), parsed, format, out);
                } catch (QueryDeniedException | QueryExecException | QueryExceptionHTTP e) {
                    throw new UserError(
                            e instanceof QueryExceptionHTTP http ? http.getResponseMessage() : e.getMessage());
                }
            } else {
                found = ask(parsed, format, out);
            }
        }
        if (!found && !chosen.empty().isEmpty()) {
            messages().tell(chosen.empty());
        }
        return 0;
    }

    private boolean ask(Query parsed, QueryResults.Format format, OutputStream out) {
        try (QueryExec execution = QueryExecHTTP.service(endpoint).query(parsed).build()) {
            return QueryResults.write(parsed, execution, format, out);
        } catch (QueryExceptionHTTP | HttpException e) {
            int code = e instanceof QueryExceptionHTTP http ? http.getStatusCode() : 0;
            String said = e instanceof QueryExceptionHTTP http ? StringUtils.defaultString(http.getResponse()) : "";
            String status = code > 0 ? " (HTTP " + code + ")" : "";
            throw new UserError(endpoint + " does not answer" + status
                    + (said.isBlank() || said.startsWith("{")
                            ? " → check the address and the query"
                            : ": " + StringUtils.abbreviate(said.strip(), 500)));
        }
    }

    /** Lists the queries by their subjects, a line each. */
    private void list() throws IOException {
        Map<String, List<ExampleQuery>> bySubject = catalog().stream()
                .collect(Collectors.groupingBy(ExampleQuery::subject, TreeMap::new, Collectors.toList()));
        bySubject.forEach((subject, queries) -> {
            out().println(subject);
            queries.forEach(each -> out().printf("  %-37s %s%n", each.name(), each.title()));
        });
        messages().note("→ ./trialgraph query NAME runs one, with --show it prints it");
    }

    private String text(ExampleQuery chosen) {
        try {
            return chosen.with(parameters);
        } catch (IllegalArgumentException e) {
            throw UserError.usage(e.getMessage());
        }
    }

    private ExampleQuery chosen() throws IOException {
        Path file = Path.of(query);
        if (Files.isRegularFile(file)) {
            try {
                return ExampleQuery.of(query, Files.readString(file));
            } catch (CharacterCodingException | IllegalArgumentException e) {
                String why = e instanceof IOException ? Reasons.of(e) : e.getMessage();
                throw UserError.usage("the query in " + file + " cannot be read: " + why + " → correct the file");
            }
        }
        List<ExampleQuery> catalog = catalog();
        return catalog.stream()
                .filter(example -> example.name().equals(query) || query.equals(example.name() + ".rq"))
                .findFirst()
                .orElseThrow(() -> UserError.usage("no file or query \"" + query + "\" → "
                        + NearestNames.of(
                                query,
                                catalog.stream().map(ExampleQuery::name).toList(),
                                "./trialgraph query lists them")));
    }

    /** The project's own folder where the launcher tells it, so that a query can be tried while it is written. */
    private static List<ExampleQuery> catalog() throws IOException {
        String home = System.getProperty("trialgraph.home");
        Path folder = home == null ? null : Path.of(home, "queries");
        return folder != null && Files.isDirectory(folder) ? ExampleQuery.in(folder) : ExampleQuery.bundled();
    }

    /** A mistake is told by its place: what the parser would have taken there instead is a long list of grammar. */
    private static Query parsed(String text) {
        try {
            return QueryFactory.create(text);
        } catch (QueryException e) {
            String what = e.getMessage().lines().findFirst().orElse("");
            Matcher place = PLACE.matcher(what);
            int line = place.find() ? Integer.parseInt(place.group(1)) : 0;
            String where = line > 0 ? " in line " + line + ", column " + place.group(2) : "";
            String words = place.replaceAll("")
                    .replaceFirst("^Encountered \"<EOF>\".*", "something is missing at its end")
                    .replaceFirst("^Encountered \" .*\" \"(\\S++) ?\".*", "\"$1\" cannot stand there");
            String written = text.lines()
                    .skip(Math.max(0, line - 1))
                    .findFirst()
                    .orElse("")
                    .strip();
            throw UserError.usage("the query is wrong" + where + ": " + words + " → correct " + written);
        }
    }
}
