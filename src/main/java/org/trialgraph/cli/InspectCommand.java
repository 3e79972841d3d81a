package org.trialgraph.cli;

import com.samskivert.mustache.DefaultCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.IOUtils;
import org.jspecify.annotations.Nullable;
import org.trialgraph.files.Progress;
import org.trialgraph.format.Format;
import org.trialgraph.format.ReadResult;
import org.trialgraph.model.Finding.Severity;
import org.trialgraph.model.Property;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.model.Value;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code inspect}: what the reader saw in a document, and what it did not take. */
@Command(name = "inspect")
final class InspectCommand extends TrialgraphCommand {
    private static final String TEMPLATE = "/org/trialgraph/cli/inspected-record.txt";

    @Mixin
    private ReadOptions options;

    @Parameters(paramLabel = "SOURCE", description = "File, folder, archive, or - for standard input.")
    private String source;

    /**
     * What the template of a record shows.
     *
     * @param format the layout and whose it is
     * @param properties the trial's own values, each with its property
     * @param organisations the sponsors, each with its role
     */
    record View(
            SourceDocument document,
            String format,
            ReadResult reading,
            List<Named> properties,
            List<Named> organisations,
            int unmapped,
            int ignored) {}

    /** A value under a name. */
    record Named(String name, Object value) {}

    @Override
    public Integer call() throws IOException {
        Template report = Mustache.compiler()
                .escapeHTML(false)
                .withCollector(new OptionalCollector())
                .withFormatter(InspectCommand::shown)
                .compile(IOUtils.resourceToString(TEMPLATE, StandardCharsets.UTF_8));
        AtomicBoolean rejected = new AtomicBoolean();
        options.read(
                List.of(source),
                document -> true,
                (document, format, reading) -> {
                    rejected.compareAndSet(false, reading.trial().isEmpty());
                    return aligned(report.execute(view(document, format, reading)));
                },
                out()::println,
                finding -> {
                    rejected.compareAndSet(false, finding.severity() == Severity.REJECTED);
                    out().println("finding   " + finding);
                },
                Progress.NONE);
        return rejected.get() ? Main.SOME_REJECTED : 0;
    }

    private static View view(SourceDocument document, Optional<Format> format, ReadResult reading) {
        String layout = format.map(f -> f.name() + " of "
                        + reading.trial()
                                .map(f::publisher)
                                .orElse(f.publisher())
                                .name())
                .orElse("none");
        return new View(
                document,
                layout,
                reading,
                reading.trial().stream()
                        .flatMap(trial -> named(trial.values(), Property::name))
                        .toList(),
                reading.trial().stream()
                        .flatMap(trial ->
                                named(trial.sponsors(), role -> role.name().toLowerCase()))
                        .toList(),
                reading.unmapped().size(),
                reading.ignored().size());
    }

    private static <K, V> Stream<Named> named(Map<K, List<V>> values, Function<K, String> name) {
        return values.entrySet().stream()
                .flatMap(each -> each.getValue().stream().map(value -> new Named(name.apply(each.getKey()), value)));
    }

    /** A value in one line, those in several languages after each other. */
    private static String shown(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(InspectCommand::shown).collect(Collectors.joining(" / "));
        }
        String words = value instanceof Value ofTrial ? ofTrial.display() : value.toString();
        return words.replaceAll("\\R", "⏎");
    }

    /** Names of one width before the values, which follow them after a tab. */
    private static String aligned(String report) {
        return report.lines()
                .map(line -> String.format("%-22s %s%n", (Object[]) line.split("\t", 2)))
                .collect(Collectors.joining());
    }

    /** Reads a value that may be absent as a list of one or none. */
    private static final class OptionalCollector extends DefaultCollector {
        @Override
        public @Nullable Iterator<?> toIterator(Object value) {
            return super.toIterator(
                    value instanceof Optional<?> optional ? optional.stream().toList() : value);
        }
    }
}
