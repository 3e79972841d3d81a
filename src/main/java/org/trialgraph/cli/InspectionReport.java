package org.trialgraph.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.trialgraph.format.Format;
import org.trialgraph.format.ReadResult;
import org.trialgraph.model.Arm;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Contact;
import org.trialgraph.model.Criterion;
import org.trialgraph.model.Intervention;
import org.trialgraph.model.Outcome;
import org.trialgraph.model.Publisher;
import org.trialgraph.model.Site;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.model.Text;
import org.trialgraph.model.Trial;
import org.trialgraph.model.TrialNumber;

/** The report of {@code inspect} on one record. */
final class InspectionReport {
    private final SourceDocument document;
    private final Optional<Format> format;
    private final ReadResult reading;
    private final List<String> lines = new ArrayList<>();

    InspectionReport(SourceDocument document, Optional<Format> format, ReadResult reading) {
        this.document = document;
        this.format = format;
        this.reading = reading;
    }

    String report() {
        line("document", document.origin() + ", " + document.size() + " bytes, sha256 " + document.sha256());
        line("format", format.map(f -> f.name() + " of " + publisher(f).name()).orElse("none"));
        reading.trial().ifPresent(this::trial);
        reading.findings().forEach(finding -> line("finding", finding.severity() + " " + finding));
        reading.ignored().forEach(place -> line("ignored", place.where() + "  " + place.words()));
        reading.unmapped().forEach(place -> line("UNMAPPED", place.where() + "  " + place.words()));
        line(
                "in all",
                reading.unmapped().size() + " unmapped, " + reading.ignored().size() + " ignored");
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }

    private Publisher publisher(Format from) {
        return reading.trial().map(from::publisher).orElse(from.publisher());
    }

    private void trial(Trial trial) {
        line("number", trial.number().map(TrialNumber::number).orElse("none printed: named by its title"));
        line("registry", trial.number().map(TrialNumber::registry).orElse("unregistered"));
        trial.values().forEach((property, values) -> values.forEach(value -> line(property.name(), value.display())));
        trial.identifiers().forEach(id -> line("identifier", texts(List.of(id.id())) + type(id.type())));
        trial.sponsors()
                .forEach((role, sponsors) -> sponsors.forEach(sponsor ->
                        line(role.name().toLowerCase(), texts(sponsor.names()) + type(sponsor.sponsorClass()))));
        trial.conditions().forEach(condition -> line("condition", texts(condition.labels())));
        numbered(
                "intervention",
                trial.interventions().stream().map(InspectionReport::shown).toList());
        numbered("arm", trial.arms().stream().map(InspectionReport::shown).toList());
        numbered(
                "outcome",
                trial.outcomes().stream().map(InspectionReport::shown).toList());
        numbered(
                "criterion",
                trial.criteria().stream().map(InspectionReport::shown).toList());
        numbered("site", trial.sites().stream().map(InspectionReport::shown).toList());
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

    private void numbered(String name, List<String> items) {
        for (int i = 0; i < items.size(); i++) {
            line(name + " " + (i + 1), items.get(i));
        }
    }

    private static String shown(Intervention item) {
        return texts(item.labels())
                + type(item.type())
                + more("also", item.otherNames())
                + more(":", item.descriptions());
    }

    private static String shown(Arm arm) {
        String size = arm.size().map(s -> ", " + s.display() + " people").orElse("");
        return texts(arm.labels()) + type(arm.type()) + size + " gets " + arm.interventions()
                + more(":", arm.descriptions());
    }

    private static String shown(Outcome outcome) {
        return outcome.kind() + " " + texts(outcome.labels()) + more("at", outcome.timeFrames())
                + more(":", outcome.descriptions());
    }

    private static String shown(Criterion criterion) {
        return criterion.polarity()
                + criterion.printedNumber().map(n -> " (" + n + ")").orElse("")
                + criterion.parent().map(p -> " under " + p).orElse("")
                + " " + texts(criterion.texts());
    }

    private static String shown(Site site) {
        return texts(site.names())
                + more(",", site.cities())
                + more(",", site.regions())
                + site.postalCode().map(c -> ", " + c).orElse("")
                + site.country().map(c -> ", " + c.display()).orElse("")
                + site.point()
                        .map(p -> " at " + p.latitude() + " " + p.longitude())
                        .orElse("")
                + type(site.status());
    }

    /** The words of a person's entry are not shown: reports are passed on more freely than documents. */
    private static String shown(Contact contact) {
        return contact.role() + contact.affiliation().map(a -> " of " + a).orElse("") + ": "
                + (contact.name().isPresent() ? "name " : "") + (contact.email().isPresent() ? "e-mail " : "")
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

    private static String type(Optional<Coded> type) {
        return type.map(t -> " [" + t.display() + "]").orElse("");
    }

    private void line(String name, String value) {
        lines.add(String.format("%-22s %s", name, value.replaceAll("\\R", "⏎")));
    }
}
