package org.trialgraph.format.chictr;

import static org.trialgraph.model.TrialProperties.*;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trialgraph.codes.CodeTable;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.chictr.Field.Part;
import org.trialgraph.model.Contact;
import org.trialgraph.model.Sponsor;
import org.trialgraph.model.Sponsor.Role;
import org.trialgraph.model.Text;

/** Sponsors, funders, people, ethics committee. */
final class ChictrParties {
    private static final Pattern NOBODY = Pattern.compile(
            "(?i)无|没有|自筹.{0,4}|自费|none|no|nil|n/?a|self[- ]?(?:financ|fund|rais|support|paid|prepared|provid|collect).{0,20}|-+");

    private final TrialReader trial;
    private final CodeTable codes;

    ChictrParties(TrialReader trial, CodeTable codes) {
        this.trial = trial;
        this.codes = codes;
    }

    void read(ChictrPage data) {
        Values values = data.single();
        sponsor(values, "sponsor", Role.LEAD);
        data.parts(Part.SECONDARY_SPONSOR).forEach(this::secondary);
        sponsor(values, "funding", Role.FUNDER);
        sponsor(values, "applicantInstitution", Role.RESPONSIBLE);
        sponsor(values, "leaderInstitution", Role.RESPONSIBLE);
        ethics(values);
        contact("applicant", values, "applicant", "applicantInstitution");
        contact("study leader", values, "leader", "leaderInstitution");
        address("primary sponsor", values.texts("sponsor"), words(values, "sponsorAddress"));
        if (!values.all("secondarySponsors").isEmpty()) {
            List<Text> names = values.texts("secondarySponsors");
            trial.trial().sponsor(Role.COLLABORATOR, new Sponsor(names, Optional.empty()));
        }
    }

    private void sponsor(Values values, String key, Role role) {
        List<Text> names = values.texts(key);
        if (names.stream().anyMatch(name -> NOBODY.matcher(name.value()).matches())) {
            trial.ledger().ignored(values.place(key), values.all(key));
        } else if (!names.isEmpty()) {
            trial.trial().sponsor(role, new Sponsor(names, Optional.empty()));
        }
    }

    private void secondary(Values values) {
        List<Text> names = values.texts("institution");
        if (names.stream().anyMatch(name -> !NOBODY.matcher(name.value()).matches())) {
            trial.trial().sponsor(Role.COLLABORATOR, new Sponsor(names, Optional.empty()));
        }
        String place = Stream.of("address", "city", "province", "country")
                .map(key -> words(values, key))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("; "));
        address("secondary sponsor", names, Optional.of(place).filter(p -> !p.isEmpty()));
    }

    private void address(String role, List<Text> names, Optional<String> address) {
        if (address.isPresent()) {
            Optional<String> affiliation = names.stream().map(Text::value).findFirst();
            trial.trial()
                    .contact(new Contact(
                            role, Optional.empty(), affiliation, Optional.empty(), Optional.empty(), address));
        }
    }

    private void ethics(Values values) {
        Optional<String> approved = Optional.of(values.all("ethicsApproved"));
        trial.flag(ETHICS_APPROVED, approved, values.place("ethicsApproved"));
        ChictrFormat.texts(values, "ethicsName", ETHICS_COMMITTEE, trial);
        trial.id(ETHICS_APPROVAL_NUMBER, words(values, "ethicsNumber"));
        trial.date(ETHICS_APPROVAL_DATE, values.first("ethicsDate"), values.place("ethicsDate"));
        person(
                "ethics committee",
                words(values, "ethicsContact"),
                words(values, "ethicsName"),
                words(values, "ethicsEmail"),
                words(values, "ethicsPhone"),
                words(values, "ethicsAddress"));
        for (String key : List.of("approvedByDrugAuthority", "drugAuthorityDate")) {
            if (!values.all(key).isEmpty()) {
                trial.ledger().ignored(values.place(key), values.all(key));
            }
        }
    }

    private void contact(String role, Values values, String key, String institution) {
        String phone = Stream.of(
                        words(values, key + "Phone"), words(values, key + "Fax").map(fax -> "fax " + fax))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("; "));
        String address = Stream.of("Address", "Postcode", "Website")
                .map(part -> words(values, key + part))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("; "));
        person(
                role,
                words(values, key),
                words(values, institution),
                words(values, key + "Email"),
                Optional.of(phone).filter(p -> !p.isEmpty()),
                Optional.of(address).filter(a -> !a.isEmpty()));
    }

    private void person(
            String role,
            Optional<String> name,
            Optional<String> affiliation,
            Optional<String> email,
            Optional<String> phone,
            Optional<String> address) {
        if (Stream.of(name, email, phone, address).anyMatch(Optional::isPresent)) {
            trial.trial().contact(new Contact(role, name, affiliation, email, phone, address));
        }
    }

    /** What both languages say, once each. */
    private static Optional<String> words(Values values, String key) {
        return Optional.of(
                        values.texts(key).stream().map(Text::value).distinct().collect(Collectors.joining(" / ")))
                .filter(w -> !w.isEmpty());
    }
}
