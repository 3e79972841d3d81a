package org.trialgraph.format.ctgov;

import static org.trialgraph.model.TrialProperties.*;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.record.XmlFields;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Contact;
import org.trialgraph.model.Site;
import org.trialgraph.model.Sponsor;

/** Sponsors, sites and the people that a study names. */
final class PeopleElements {
    private final TrialReader trial;

    PeopleElements(TrialReader trial) {
        this.trial = trial;
    }

    void read(XmlFields study) {
        XmlFields sponsors = study.object("sponsors");
        sponsors.objects("lead_sponsor").forEach(s -> sponsor(s, Sponsor.Role.LEAD));
        sponsors.objects("collaborator").forEach(s -> sponsor(s, Sponsor.Role.COLLABORATOR));
        trial.sponsor(Sponsor.Role.RESPONSIBLE, study.text("source"), Optional.empty());
        responsibleParty(study.object("responsible_party"));
        study.objects("overall_official").forEach(person -> person(person, "official"));
        study.objects("overall_contact").forEach(person -> person(person, "central contact"));
        study.objects("overall_contact_backup").forEach(person -> person(person, "central contact"));
        study.objects("location").forEach(this::site);
        XmlFields countries = study.object("location_countries");
        for (String country : countries.texts("country")) {
            trial.country(Optional.of(country), countries.place("country")).ifPresent(trial.trial()::country);
        }
        study.ignore("removed_countries", trial.ledger(), "countries in which the study does not run");
    }

    private void sponsor(XmlFields sponsor, Sponsor.Role role) {
        Optional<Coded> sponsorClass =
                trial.code("sponsorClass", sponsor.text("agency_class"), sponsor.place("agency_class"));
        trial.sponsor(role, sponsor.text("agency"), sponsorClass);
    }

    private void responsibleParty(XmlFields party) {
        trial.coded(
                RESPONSIBLE_PARTY_TYPE, party.text("responsible_party_type"), party.place("responsible_party_type"));
        party.ignore("investigator_title", trial.ledger(), "title of a person");
        Optional<String> name = party.text("investigator_full_name").or(() -> party.text("name_title"));
        Optional<String> affiliation = party.text("investigator_affiliation").or(() -> party.text("organization"));
        trial.contact(new Contact(
                "responsible party", name, affiliation, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private void person(XmlFields person, String role) {
        String name = Stream.of("first_name", "middle_name", "last_name", "degrees")
                .flatMap(part -> person.text(part).stream())
                .collect(Collectors.joining(" "));
        String extension = person.text("phone_ext").map(e -> " ext. " + e).orElse("");
        trial.contact(new Contact(
                person.text("role").orElse(role),
                Optional.of(name).filter(n -> !n.isBlank()),
                person.text("affiliation"),
                person.text("email"),
                person.text("phone").map(p -> p + extension),
                Optional.empty()));
    }

    private void site(XmlFields location) {
        for (String kind : new String[] {"contact", "contact_backup", "investigator"}) {
            location.objects(kind).forEach(person -> person(person, "site contact"));
        }
        XmlFields facility = location.object("facility");
        XmlFields address = facility.object("address");
        trial.trial()
                .site(new Site(
                        trial.words(facility.text("name")).stream().toList(),
                        trial.words(address.text("city")).stream().toList(),
                        trial.words(address.text("state")).stream().toList(),
                        address.text("zip"),
                        trial.country(address.text("country"), address.place("country")),
                        Optional.empty(),
                        trial.code("overallStatus", location.text("status"), location.place("status"))));
    }
}
