package org.trialgraph.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.jena.atlas.web.HttpException;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryDeniedException;
import org.apache.jena.query.QueryExecException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.sparql.engine.http.QueryExceptionHTTP;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.http.QueryExecHTTP;
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
    @Mixin
    private DataOption data;

    @Mixin
    private ServiceOptions services;

    @Parameters(arity = "0..1", paramLabel = "FILE.rq|NAME", description = "A file, or a name of the list.")
    private String query;

    @Option(names = "--param", paramLabel = "NAME=VALUE")
    private Map<String, String> parameters = Map.of();

    @Option(names = "--endpoint", paramLabel = "URL")
    private String endpoint;

    @Option(names = "--results", paramLabel = "FORMAT", defaultValue = "text")
    private String results;

    @Override
    public Integer call() throws IOException {
        if (query == null) {
            catalog().forEach(example -> out().printf("%-32s %s%n", example.name(), example.title()));
            return 0;
        }
        QueryResults.Format format = QueryResults.Format.named(results)
                .orElseThrow(() ->
                        UserError.usage("no format of results \"" + results + "\" → one of text, csv, tsv, json, xml"));
        ExampleQuery chosen = chosen();
        Query parsed = parsed(text(chosen));
        boolean found;
        if (endpoint == null) {
            data.tellCopies(err());
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
            err().println(chosen.empty());
        }
        return 0;
    }

    private boolean ask(Query parsed, QueryResults.Format format, OutputStream out) {
        try (QueryExec execution = QueryExecHTTP.service(endpoint).query(parsed).build()) {
            return QueryResults.write(parsed, execution, format, out);
        } catch (QueryExceptionHTTP | HttpException e) {
            int code = e instanceof QueryExceptionHTTP http ? http.getStatusCode() : 0;
            String status = code > 0 ? " (HTTP " + code + ")" : "";
            throw new UserError(endpoint + " does not answer" + status + " → check the address and the query");
        }
    }

    private ExampleQuery chosen() throws IOException {
        Path file = Path.of(query);
        if (Files.isRegularFile(file)) {
            try {
                return ExampleQuery.of(query, Files.readString(file));
            } catch (IllegalArgumentException e) {
                throw UserError.usage(query + ": " + e.getMessage());
            }
        }
        List<ExampleQuery> catalog = catalog();
        return catalog.stream()
                .filter(example -> example.name().equals(query) || query.equals(example.name() + ".rq"))
                .findFirst()
                .orElseThrow(() -> UserError.usage("no file or query \"" + query + "\" → one of "
                        + catalog.stream().map(ExampleQuery::name).collect(Collectors.joining(", "))));
    }

    /** The project's own folder where the launcher tells it, so that a query can be tried while it is written. */
    private static List<ExampleQuery> catalog() throws IOException {
        String home = System.getProperty("trialgraph.home");
        Path folder = home == null ? null : Path.of(home, "queries");
        return folder != null && Files.isDirectory(folder) ? ExampleQuery.in(folder) : ExampleQuery.bundled();
    }

    private String text(ExampleQuery chosen) {
        try {
            return chosen.with(parameters);
        } catch (IllegalArgumentException e) {
            throw UserError.usage(e.getMessage());
        }
    }

    private static Query parsed(String text) {
        try {
            return QueryFactory.create(text);
        } catch (QueryParseException e) {
            throw UserError.usage("the query is wrong: " + e.getMessage().replaceAll("\\s+", " "));
        }
    }
}
