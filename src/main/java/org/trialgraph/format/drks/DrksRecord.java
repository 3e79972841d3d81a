package org.trialgraph.format.drks;

import static org.trialgraph.model.TrialProperties.*;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trialgraph.codes.Codes;
import org.trialgraph.criteria.Criteria;
import org.trialgraph.format.Format;
import org.trialgraph.format.RecordFields;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.record.FieldMapper;
import org.trialgraph.format.record.JsonFormat;
import org.trialgraph.model.Age;
import org.trialgraph.model.Arm;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Condition;
import org.trialgraph.model.Contact;
import org.trialgraph.model.Criterion;
import org.trialgraph.model.Criterion.Polarity;
import org.trialgraph.model.Outcome;
import org.trialgraph.model.Reference;
import org.trialgraph.model.Site;
import org.trialgraph.model.Sponsor;
import org.trialgraph.model.Text;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.registry.Registries;

/** One trial of DRKS in the registry's own JSON, whose texts stand in German and in English side by side. */
public final class DrksRecord extends FieldMapper {
    private static final List<Mapping> TABLE = table(DrksRecord.class, "fields.tsv", 2);
    private static final Comparator<Text> ENGLISH_FIRST =
            Comparator.comparing(Text::language).reversed();
    private static final Set<String> NOTHING = Set.of(
            "-",
            "--",
            ".",
            "n/a",
            "na",
            "none",
            "not applicable",
            "keine",
            "keiner",
            "entfällt",
            "nicht zutreffend",
            "no");

    private DrksRecord(RecordFields record, TrialReader trial) {
        super(record, trial, DrksRecord::language);
    }

    /** Trials by the registry's schema ({@code drks.de}, JSON schema 2.0); uses the code table {@code drks-json}. */
    public static Format format(Codes codes) {
        return new JsonFormat(
                codes.table("drks-json"),
                Registries.publisher("drks"),
                "",
                "trials",
                sample -> sample.contains("\"drksId\"")
                        && Stream.of("ethicsCommittee", "trialDescriptions", "registrationDrks", "studyCharacteristic")
                                .anyMatch(sample::contains),
                DrksRecord::read);
    }

    private static String language(RecordFields part) {
        return part.peek("idLocale/locale").or(() -> part.peek("idArm/locale")).orElse("");
    }

    private static void read(RecordFields record, TrialReader trial) {
        trial.number(
                "drks",
                record.texts("drksId"),
                record.place("drksId"),
                "DRKS-ID",
                "a trial without its DRKS-ID",
                "get the trial again from the registry");
        DrksRecord drks = new DrksRecord(record, trial);
        drks.arms(record.objects("observationalGroups"));
        record.objects("studiedHealthConditions").forEach(drks::condition);
        drks.age(MINIMUM_AGE.name(), record.object("recruitment/minimumAge"));
        drks.age(MAXIMUM_AGE.name(), record.object("recruitment/maximumAge"));
        record.object("recruitment").objects("institutes").forEach(drks::site);
        record.objects("trialContacts").forEach(drks::contact);
        record.objects("materialSupports").forEach(drks::funder);
        record.object("trialResults").objects("publications").forEach(drks::publication);
        drks.read(TABLE);
    }

    @Override
    protected boolean saysNothing(Mapping field, String words) {
        return switch (field.kind()) {
            case "text", "prose", "id", "outcomes" ->
                NOTHING.contains(words.strip().toLowerCase(Locale.ROOT));
            default -> false;
        };
    }

    @Override
    protected boolean readOwn(Mapping field, List<Printed> values) {
        String of = field.of().toUpperCase(Locale.ROOT);
        switch (field.kind()) {
            case "criteriaInLanguages" -> trial.criteria(items(Polarity.valueOf(of), values));
            case "outcomes" ->
                items(Polarity.UNSTATED, values)
                        .forEach(item -> trial.outcome(
                                new Outcome(Outcome.Kind.valueOf(of), item.texts(), List.of(), List.of())));
            default -> {
                return false;
            }
        }
        return true;
    }

    /** The items of a text that is given in one or two languages, English before German. */
    private static List<Criterion> items(Polarity polarity, List<Printed> values) {
        return values.stream()
                .sorted(Comparator.comparing(Printed::language).reversed())
                .map(text -> Criteria.split(text.words(), polarity, text.language()))
                .reduce(Criteria::align)
                .orElse(List.of());
    }

    private void arms(List<? extends RecordFields> groups) {
        Map<Integer, List<RecordFields>> byNumber = groups.stream()
                .collect(Collectors.groupingBy(
                        group -> Integer.parseInt(group.peek("idArm/arm")
                                .filter(n -> n.matches("\\d{1,4}"))
                                .orElse("0")),
                        TreeMap::new,
                        Collectors.toList()));
        byNumber.forEach((number, texts) -> {
            List<Text> descriptions = texts.stream()
                    .flatMap(text -> words(text, "comment", language(text)).stream())
                    .sorted(ENGLISH_FIRST)
                    .toList();
            texts.forEach(text -> Stream.of("idArm/arm", "idArm/locale").forEach(text::texts));
            if (!descriptions.isEmpty()) {
                List<Text> label = List.of(new Text("Arm " + number, ""));
                trial.arm(new Arm(label, Optional.empty(), descriptions, List.of(), Optional.empty()));
            }
        });
    }

    private void condition(RecordFields condition) {
        List<Text> names = condition.objects("studiedHealthConditionDescriptions").stream()
                .flatMap(name -> words(name, "comment", language(name)).stream())
                .sorted(ENGLISH_FIRST)
                .toList();
        if (!names.isEmpty()) {
            trial.condition(new Condition(names));
        }
        trial.id(CONDITION_CODE, condition.text("code"));
    }

    private Optional<Text> words(RecordFields fields, String name, String language) {
        return trial.words(fields.text(name), language);
    }

    /** An amount with its unit, or in place of the unit that there is no limit. */
    private void age(String property, RecordFields age) {
        String amount =
                age.text("amount").or(() -> age.text("value")).map(n -> n + " ").orElse("");
        String place = age.place("unit");
        age.text("unit").ifPresent(unit -> {
            String words =
                    unit.matches("[A-Z_]+") ? unit.toLowerCase(Locale.ROOT).replace('_', ' ') : unit;
            boolean limit = !words.startsWith("no ");
            trial.age(
                    TrialProperties.required(property, Age.class), Optional.of(limit ? amount + words : words), place);
        });
    }

    private void site(RecordFields site) {
        List<Text> name = words(site, "name", "").stream().toList();
        List<Text> city = words(site, "city", "").stream().toList();
        Optional<String> none = Optional.empty();
        if (!name.isEmpty()) {
            trial.site(new Site(name, city, List.of(), none, Optional.empty(), Optional.empty(), Optional.empty()));
        }
    }

    private void funder(RecordFields support) {
        Optional<Coded> kind = trial.code("sponsorClass", support, "type");
        organisation(Sponsor.Role.FUNDER, support.object("contact"), kind);
    }

    private void organisation(Sponsor.Role role, RecordFields contact, Optional<Coded> kind) {
        words(contact, "affiliation", "").ifPresent(name -> trial.sponsor(role, new Sponsor(List.of(name), kind)));
    }

    /** A sponsor by its institution, or a person to ask. */
    private void contact(RecordFields part) {
        RecordFields contact = part.object("contact");
        String type = part.text("idContactIdType/type").orElse("");
        switch (type) {
            case "PRIMARY_SPONSOR" -> organisation(Sponsor.Role.LEAD, contact, Optional.empty());
            case "SECONDARY_SPONSOR" -> organisation(Sponsor.Role.COLLABORATOR, contact, Optional.empty());
            default -> {}
        }
        String role = part.text("otherType")
                .orElseGet(() -> type.toLowerCase(Locale.ROOT).replace('_', ' '));
        trial.person(new Contact(
                role,
                joined(contact, "title", "firstName", "lastName"),
                contact.text("affiliation"),
                contact.text("email"),
                contact.text("phone"),
                joined(contact, "streetAndNo", "zip", "city", "country")));
    }

    private static Optional<String> joined(RecordFields fields, String... names) {
        return Optional.of(Stream.of(names)
                        .flatMap(name -> fields.text(name).stream())
                        .collect(Collectors.joining(" ")))
                .filter(words -> !words.isEmpty());
    }

    private void publication(RecordFields publication) {
        Optional<String> link = publication.text("link");
        Optional<Coded> kind = trial.code("referenceKind", publication, "type");
        Optional<Text> words = words(publication, "description", "");
        if (link.isPresent() || words.isPresent()) {
            trial.reference(new Reference(Optional.empty(), link, words, kind));
        }
    }
}
