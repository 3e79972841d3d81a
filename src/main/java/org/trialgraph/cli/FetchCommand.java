package org.trialgraph.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;
import org.trialgraph.fetch.Downloader;
import org.trialgraph.fetch.FetchFolder;
import org.trialgraph.fetch.RegistryClient;
import org.trialgraph.files.Progress.Stage;
import org.trialgraph.files.Progress.Unit;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code fetch}: documents from a registry's public interface into a folder. */
@Command(name = "fetch")
final class FetchCommand extends TrialgraphCommand {
    @Parameters(paramLabel = "REGISTRY", description = "ctgov, isrctn, ctis, drks, umin, anzctr or jrct.")
    private String registry;

    @Option(names = "--query", paramLabel = "Q")
    private String query;

    @Option(names = "--ids", split = ",", paramLabel = "A,B")
    private List<String> ids = List.of();

    @Option(names = "--since", paramLabel = "DATE", converter = DayConverter.class)
    private LocalDate since;

    @Option(names = "--into", required = true, paramLabel = "DIR")
    private Path into;

    @Option(names = "--delay", paramLabel = "MS", defaultValue = "1000")
    private long delay;

    @Option(names = "--endpoint", hidden = true, paramLabel = "URL")
    private String endpoint;

    @Override
    public Integer call() throws IOException {
        RegistryClient client = RegistryClient.named(registry)
                .orElseThrow(() -> UserError.usage("no registry \"" + registry + "\" → one of "
                        + RegistryClient.ALL.stream().map(RegistryClient::name).collect(Collectors.joining(", "))));
        RegistryClient.Request request = request();
        client.refusal(request).ifPresent(refusal -> {
            throw UserError.usage(refusal);
        });
        FetchFolder folder = new FetchFolder(into);
        Downloader downloader = new Downloader(Duration.ofMillis(delay), messages()::note);
        String address = Optional.ofNullable(endpoint).orElse(client.endpoint());
        Stage stage = new Stage("Fetching " + registry, Unit.BYTES);
        client.fetch(
                StringUtils.stripEnd(address, "/"),
                request,
                folder,
                downloader,
                (done, total) -> messages().report(stage, done, total));
        messages()
                .tell(folder.fetched() + " documents fetched, " + folder.unchanged() + " unchanged, "
                        + folder.missing().size() + " not known to the registry");
        return folder.missing().isEmpty() ? 0 : Main.SOME_REJECTED;
    }

    private RegistryClient.Request request() {
        List<String> numbers = ids.stream()
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .distinct()
                .toList();
        if (!numbers.isEmpty() && (query != null || since != null)) {
            throw UserError.usage("--ids asks for these trials only → leave out --query and --since");
        }
        return new RegistryClient.Request(Optional.ofNullable(query), numbers, Optional.ofNullable(since));
    }

    /** Reads a day that a user gives as {@code YYYY-MM-DD}. */
    static final class DayConverter implements ITypeConverter<LocalDate> {
        @Override
        public LocalDate convert(String given) {
            try {
                return LocalDate.parse(given);
            } catch (DateTimeParseException e) {
                throw new TypeConversionException("\"" + given + "\" is no day → give it as YYYY-MM-DD");
            }
        }
    }
}
