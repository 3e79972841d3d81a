package org.trialgraph.format.ctgov;

import static org.trialgraph.model.TrialProperties.*;

import java.util.List;
import java.util.Optional;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.record.JsonFields;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Contact;
import org.trialgraph.model.Site;
import org.trialgraph.model.Sponsor;

/** Sponsors, sites and the people that a study names. */
final class PeopleModules {
    private final TrialReader trial;

    PeopleModules(TrialReader trial) {
        this.trial = trial;
    }

    void read(JsonFields protocol) {
        JsonFields sponsors = protocol.object("sponsorCollaboratorsModule");
        sponsor(sponsors.object("leadSponsor"), "name", Sponsor.Role.LEAD);
        sponsors.objects("collaborators").forEach(c -> sponsor(c, "name", Sponsor.Role.COLLABORATOR));
        JsonFields organization = protocol.object("identificationModule").object("organization");
        sponsor(organization, "fullName", Sponsor.Role.RESPONSIBLE);
        responsibleParty(sponsors.object("responsibleParty"));
        JsonFields contacts = protocol.object("contactsLocationsModule");
        contacts.objects("centralContacts").forEach(c -> contact(c, "central contact"));
        contacts.objects("overallOfficials").forEach(c -> contact(c, "official"));
        contacts.objects("locations").forEach(this::site);
    }

    private void sponsor(JsonFields fields, String nameField, Sponsor.Role role) {
        Optional<Coded> sponsorClass = trial.code("sponsorClass", fields.text("class"), fields.place("class"));
        trial.words(fields.text(nameField))
                .ifPresent(name -> trial.trial().sponsor(role, new Sponsor(List.of(name), sponsorClass)));
    }

    private void responsibleParty(JsonFields party) {
        trial.coded(RESPONSIBLE_PARTY_TYPE, party.text("type"), party.place("type"));
        party.ignore("investigatorTitle", trial.ledger(), "title of a person");
        Optional<String> name = party.text("investigatorFullName").or(() -> party.text("oldNameTitle"));
        Optional<String> affiliation = party.text("investigatorAffiliation").or(() -> party.text("oldOrganization"));
        person("responsible party", name, affiliation, Optional.empty(), Optional.empty());
    }

    private void contact(JsonFields person, String role) {
        String extension = person.text("phoneExt").map(e -> " ext. " + e).orElse("");
        person(
                person.text("role").orElse(role),
                person.text("name"),
                person.text("affiliation"),
                person.text("email"),
                person.text("phone").map(p -> p + extension));
    }

    private void person(
            String role,
            Optional<String> name,
            Optional<String> affiliation,
            Optional<String> email,
            Optional<String> phone) {
        if (name.isPresent() || affiliation.isPresent() || email.isPresent() || phone.isPresent()) {
            trial.trial().contact(new Contact(role, name, affiliation, email, phone, Optional.empty()));
        }
    }

    private void site(JsonFields location) {
        location.objects("contacts").forEach(c -> contact(c, "site contact"));
        JsonFields point = location.object("geoPoint");
        Optional<String> latitude = point.text("lat");
        Optional<String> longitude = point.text("lon");
        Optional<String> country = location.text("country");
        trial.trial()
                .site(new Site(
                        trial.words(location.text("facility")).stream().toList(),
                        trial.words(location.text("city")).stream().toList(),
                        trial.words(location.text("state")).stream().toList(),
                        location.text("zip"),
                        trial.country(country, location.place("country")),
                        latitude.flatMap(lat -> longitude.map(lon -> new Site.Point(lat, lon))),
                        trial.code("overallStatus", location.text("status"), location.place("status"))));
    }
}
