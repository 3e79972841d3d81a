package org.trialgraph.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.trialgraph.format.Format;
import org.trialgraph.format.ReadResult;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Contact;
import org.trialgraph.model.Finding.Severity;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.model.Text;
import org.trialgraph.model.Trial;
import org.trialgraph.model.TrialNumber;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code inspect}: what the reader saw in a document, and what it did not take. */
@Command(name = "inspect")
final class InspectCommand extends TrialgraphCommand {
    @Mixin
    private ReadOptions options;

    @Parameters(paramLabel = "SOURCE", description = "File, folder, archive, or - for standard input.")
    private String source;

    @Override
    public Integer call() throws IOException {
        AtomicBoolean rejected = new AtomicBoolean();
        options.read(
                List.of(source),
                (document, format, reading) -> {
                    rejected.compareAndSet(false, reading.trial().isEmpty());
                    return new Report().of(document, format, reading);
                },
                out()::println,
                finding -> {
                    rejected.compareAndSet(false, finding.severity() == Severity.REJECTED);
                    out().println("finding   " + finding);
                });
        return rejected.get() ? Main.SOME_REJECTED : 0;
    }

    /** The report on one record. */
    private static final class Report {
        private final List<String> lines = new ArrayList<>();

        String of(SourceDocument document, Optional<Format> format, ReadResult reading) {
            line("document", document.origin() + ", " + document.size() + " bytes, sha256 " + document.sha256());
            line(
                    "format",
                    format.map(f -> f.name() + " of " + publisher(f, reading)).orElse("none"));
            reading.trial().ifPresent(this::trial);
            reading.findings().forEach(finding -> line("finding", finding.severity() + " " + finding));
            reading.ignored().forEach(place -> line("ignored", place.where() + "  " + place.words()));
            reading.unmapped().forEach(place -> line("UNMAPPED", place.where() + "  " + place.words()));
            line(
                    "in all",
                    reading.unmapped().size() + " unmapped, "
                            + reading.ignored().size() + " ignored");
            return String.join(System.lineSeparator(), lines) + System.lineSeparator();
        }

        private static String publisher(Format format, ReadResult reading) {
            return reading.trial()
                    .map(format::publisher)
                    .orElse(format.publisher())
                    .name();
        }

        private void trial(Trial trial) {
            line("number", trial.number().map(TrialNumber::number).orElse("none printed: named by its title"));
            line("registry", trial.number().map(TrialNumber::registry).orElse("unregistered"));
            trial.values().forEach((property, values) -> values.forEach(v -> line(property.name(), v.display())));
            trial.identifiers().forEach(id -> line("identifier", id.id().display() + type(id.type())));
            trial.sponsors()
                    .forEach((role, sponsors) -> sponsors.forEach(sponsor ->
                            line(role.name().toLowerCase(), texts(sponsor.names()) + type(sponsor.sponsorClass()))));
            trial.conditions().forEach(condition -> line("condition", texts(condition.labels())));
            numbered(
                    "intervention",
                    trial.interventions(),
                    item -> texts(item.labels())
                            + type(item.type())
                            + more("also", item.otherNames())
                            + more(":", item.descriptions()));
            numbered(
                    "arm",
                    trial.arms(),
                    arm -> texts(arm.labels())
                            + type(arm.type())
                            + optional(", ", arm.size().map(size -> size.display() + " people"))
                            + " gets " + arm.interventions()
                            + more(":", arm.descriptions()));
            numbered(
                    "outcome",
                    trial.outcomes(),
                    outcome -> outcome.kind()
                            + " " + texts(outcome.labels())
                            + more("at", outcome.timeFrames())
                            + more(":", outcome.descriptions()));
            numbered(
                    "criterion",
                    trial.criteria(),
                    criterion -> criterion.polarity()
                            + optional(" ", criterion.printedNumber().map(number -> "(" + number + ")"))
                            + optional(" under ", criterion.parent())
                            + more(" for", criterion.sections())
                            + " " + texts(criterion.texts()));
            numbered(
                    "site",
                    trial.sites(),
                    site -> texts(site.names())
                            + more(",", site.cities())
                            + more(",", site.regions())
                            + optional(", ", site.postalCode())
                            + optional(", ", site.country().map(Coded::display))
                            + optional(" at ", site.point().map(point -> point.latitude() + " " + point.longitude()))
                            + type(site.status()));
            trial.countries().forEach(country -> line("country", country.display()));
            trial.references()
                    .forEach(reference -> line(
                            "reference",
                            reference.pmid().map(p -> "PMID " + p + " ").orElse("")
                                    + reference.url().map(u -> u + " ").orElse("")
                                    + reference.citation().map(Text::value).orElse("")
                                    + type(reference.kind())));
            trial.registryMesh().forEach(term -> line("registry MeSH", term.id().orElse("no id") + " " + term.label()));
            trial.contacts().forEach(contact -> line("person", shown(contact)));
        }

        private <T> void numbered(String name, List<T> items, Function<T, String> shown) {
            for (int i = 0; i < items.size(); i++) {
                line(name + " " + (i + 1), shown.apply(items.get(i)));
            }
        }

        /** The words of a person's entry are not shown: reports are passed on more freely than documents. */
        private static String shown(Contact contact) {
            return contact.role() + optional(" of ", contact.affiliation()) + ": "
                    + (contact.name().isPresent() ? "name " : "")
                    + (contact.email().isPresent() ? "e-mail " : "")
                    + (contact.phone().isPresent() ? "phone " : "")
                    + (contact.address().isPresent() ? "address " : "")
                    + "published with --contacts only";
        }

        private static String texts(List<Text> texts) {
            return texts.stream().map(Text::display).collect(Collectors.joining(" / "));
        }

        private static String more(String before, List<Text> texts) {
            return texts.isEmpty() ? "" : " " + before + " " + texts(texts);
        }

        private static String optional(String before, Optional<?> value) {
            return value.map(v -> before + v).orElse("");
        }

        private static String type(Optional<Coded> type) {
            return type.map(t -> " [" + t.display() + "]").orElse("");
        }

        private void line(String name, String value) {
            lines.add(String.format("%-22s %s", name, value.replaceAll("\\R", "⏎")));
        }
    }
}
