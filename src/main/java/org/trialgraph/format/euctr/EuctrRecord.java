package org.trialgraph.format.euctr;

import static org.trialgraph.model.TrialProperties.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.trialgraph.criteria.Criteria;
import org.trialgraph.format.TrialReader;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Condition;
import org.trialgraph.model.Contact;
import org.trialgraph.model.Criterion.Polarity;
import org.trialgraph.model.Flag;
import org.trialgraph.model.Outcome;
import org.trialgraph.model.Property;
import org.trialgraph.model.Sponsor;
import org.trialgraph.model.Text;
import org.trialgraph.model.TrialNumber;
import org.trialgraph.registry.RegistryNumbers;
import org.trialgraph.text.TextNormalizer;

/** One member state's record of a trial, by the numbers of the fields in the EU's application form. */
final class EuctrRecord {
    private final EuctrFields fields;
    private final TrialReader trial;

    EuctrRecord(EuctrFields fields, TrialReader trial) {
        this.fields = fields;
        this.trial = trial;
    }

    void read() {
        number();
        memberState();
        fields.all("a3").forEach(title -> text(SCIENTIFIC_TITLE, title));
        fields.all("a31").forEach(title -> text(PUBLIC_TITLE, title));
        fields.all("a32").forEach(title -> id(ACRONYM, title));
        for (String id : List.of("a41", "a51", "a52", "a53", "a54", "a541", "a542")) {
            fields.all(id).forEach(field -> id(SECONDARY_ID, field));
        }
        fields.one("x6").ifPresent(date -> trial.date(REGISTRATION_DATE, Optional.of(date.value()), date.place()));
        trial.trial().add(STUDY_TYPE, Coded.implied("Interventional"));
        status();
        people();
        new EuctrProducts(fields, trial).read();
        conditions();
        fields.all("e21").forEach(objective -> prose(OBJECTIVE, objective));
        fields.all("e22").forEach(objective -> prose(OBJECTIVE, objective));
        outcomes("e51", "e511", Outcome.Kind.PRIMARY);
        outcomes("e52", "e521", Outcome.Kind.SECONDARY);
        criteria("e3", Polarity.INCLUSION);
        criteria("e4", Polarity.EXCLUSION);
        new EuctrDesign(fields, trial).read();
        ethics();
        rest();
        fields.unmapped(trial.ledger());
    }

    private void number() {
        List<EuctrField> printed = fields.all("a2");
        Optional<TrialNumber> number = printed.stream()
                .flatMap(field -> RegistryNumbers.recognise(field.value()).stream())
                .filter(n -> n.registry().equals("euctr"))
                .findFirst();
        number.ifPresent(trial.trial()::number);
        if (number.isEmpty()) {
            trial.ledger()
                    .reject(
                            printed.stream().map(EuctrField::place).findFirst().orElse("A.2"),
                            printed.stream()
                                    .map(field ->
                                            "\"" + TextNormalizer.clean(field.value()) + "\" is no EudraCT number")
                                    .findFirst()
                                    .orElse("a record without a EudraCT number"),
                            "get the record again from the register");
        }
    }

    /** The state, printed with its authority behind it as in {@code Austria - BASG}; outside the EU there is none. */
    private void memberState() {
        fields.one("a1").ifPresent(field -> {
            String printed = TextNormalizer.clean(field.value());
            String state = printed.replaceAll("\\s+-\\s+.*", "");
            if (printed.matches("(?i).*(outside|third countr|3rd).*")) {
                trial.id(MEMBER_STATE, Optional.of("3RD"));
            } else {
                Optional<Coded> country = trial.country(Optional.of(state), field.place());
                country.ifPresent(trial.trial()::country);
                trial.id(
                        MEMBER_STATE,
                        Optional.of(country.map(EuctrRecord::letters).orElse(state)));
            }
        });
    }

    /** The two letters of a country of which the three are known. */
    private static String letters(Coded country) {
        for (String letters : Locale.getISOCountries()) {
            if (country.concepts()
                    .contains(new Locale.Builder().setRegion(letters).build().getISO3Country())) {
                return letters;
            }
        }
        return country.printed().get(0).value();
    }

    private void status() {
        Optional<EuctrField> end = fields.all("p", "status").stream().findFirst();
        end.or(() -> fields.one("x5"))
                .ifPresent(field -> trial.coded(OVERALL_STATUS, Optional.of(field.value()), field.place()));
        fields.all("x5");
        fields.all("p", "date of the global end")
                .forEach(date -> trial.date(COMPLETION_DATE, Optional.of(date.value()), date.place()));
    }

    private void people() {
        List<Optional<Coded>> kinds = fields.all("b31").stream()
                .map(kind -> trial.code("sponsorClass", Optional.of(kind.value()), kind.place()))
                .toList();
        List<EuctrField> sponsors = fields.all("b11");
        for (int i = 0; i < sponsors.size(); i++) {
            Optional<Coded> kind = sponsors.size() == kinds.size() ? kinds.get(i) : Optional.empty();
            trial.sponsor(i == 0 ? Sponsor.Role.LEAD : Sponsor.Role.COLLABORATOR, value(sponsors.get(i)), kind);
        }
        fields.all("b41").forEach(f -> trial.sponsor(Sponsor.Role.FUNDER, value(f), Optional.empty()));
        trial.contact(new Contact(
                "sponsor's contact point",
                fields.one("b52").map(EuctrField::value),
                fields.one("b51").map(EuctrField::value),
                fields.one("b56").map(EuctrField::value),
                fields.one("b54").map(EuctrField::value),
                address()));
        fields.ignore("b.*", trial.ledger(), "address of an organisation");
    }

    private Optional<String> address() {
        String lines = String.join(
                ", ",
                fields.beginning("b53").stream()
                        .map(EuctrField::value)
                        .map(TextNormalizer::clean)
                        .toList());
        return Optional.of(lines).filter(address -> !address.isEmpty());
    }

    private void conditions() {
        List<Text> names = new ArrayList<>();
        fields.all("e11").forEach(field -> words(field).ifPresent(names::add));
        if (!names.isEmpty()) {
            trial.trial().condition(new Condition(names));
        }
        fields.all("e111").forEach(field -> text(KEYWORD, field));
        fields.all("e112").forEach(field -> text(KEYWORD, field));
        List<EuctrField> codes = fields.all("e12", "classification code");
        List<EuctrField> terms = fields.all("e12", "term");
        for (int i = 0; i < terms.size(); i++) {
            String code = codes.size() == terms.size() ? codes.get(i).value() + " " : "";
            trial.id(CONDITION_CODE, Optional.of("MedDRA " + code + terms.get(i).value()));
        }
        fields.ignore("e12", trial.ledger(), "follows from the MedDRA code");
    }

    private void outcomes(String code, String time, Outcome.Kind kind) {
        List<Text> labels = texts(code);
        List<Text> times = texts(time);
        if (!labels.isEmpty()) {
            trial.trial().outcome(new Outcome(kind, labels, times, List.of()));
        }
    }

    private List<Text> texts(String code) {
        return fields.all(code).stream().flatMap(field -> words(field).stream()).toList();
    }

    private void criteria(String code, Polarity polarity) {
        fields.all(code).stream()
                .limit(1)
                .forEach(field -> trial.trial().criteria(Criteria.split(field.value(), polarity, field.language())));
    }

    private void ethics() {
        fields.all("n", "date of ethics")
                .forEach(date -> trial.date(ETHICS_APPROVAL_DATE, Optional.of(date.value()), date.place()));
        fields.all("n", "ethics committee opinion of the trial")
                .forEach(opinion -> trial.trial()
                        .add(
                                ETHICS_APPROVED,
                                new Flag(TextNormalizer.clean(opinion.value()).equalsIgnoreCase("favourable"))));
    }

    private void rest() {
        fields.ignore("x4|a7|a8", trial.ledger(), "kind of the application to the authority");
        fields.ignore("n", trial.ledger(), "steps of the authority's and committee's procedures");
        fields.ignore("[gh].*", trial.ledger(), "networks and third countries of the application");
        fields.ignore("f5|e88", trial.ledger(), "care after the trial and how its end is defined");
    }

    private Optional<String> value(EuctrField field) {
        return Optional.of(field.value());
    }

    private void id(Property<Text> property, EuctrField field) {
        if (!field.value().strip().matches("(?i)n/?a|not applicable|none|-|\\.")) {
            trial.id(property, Optional.of(field.value()));
        }
    }

    private void text(Property<Text> property, EuctrField field) {
        trial.trial().add(property, words(field));
    }

    private void prose(Property<Text> property, EuctrField field) {
        String words = TextNormalizer.paragraphs(field.value());
        if (!words.isBlank()) {
            trial.trial().add(property, new Text(words, field.language()));
        }
    }

    private Optional<Text> words(EuctrField field) {
        return trial.words(Optional.of(field.value()), field.language());
    }
}
