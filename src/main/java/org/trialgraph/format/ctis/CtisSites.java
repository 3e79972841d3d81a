package org.trialgraph.format.ctis;

import java.util.List;
import java.util.Optional;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.record.JsonFields;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Site;

/** Part II of an application: one member state with its sites. */
final class CtisSites {
    private final TrialReader trial;

    CtisSites(TrialReader trial) {
        this.trial = trial;
    }

    void read(JsonFields part) {
        JsonFields state = part.object("mscInfo");
        Optional<String> name = state.text("countryName").or(() -> state.text("mscName"));
        Optional<Coded> country = trial.country(name, state.place("countryName"));
        country.ifPresent(trial.trial()::country);
        for (JsonFields site : part.objects("trialSites")) {
            JsonFields organisation = site.object("organisationAddressInfo").object("organisation");
            JsonFields address = site.object("organisationAddressInfo").object("address");
            trial.words(organisation.text("name").or(() -> site.text("departmentName")))
                    .ifPresent(label -> trial.trial()
                            .site(new Site(
                                    List.of(label),
                                    trial.words(address.text("city")).stream().toList(),
                                    List.of(),
                                    address.text("postcode"),
                                    trial.country(
                                            address.text("countryName").or(() -> name), address.place("countryName")),
                                    Optional.empty(),
                                    Optional.empty())));
        }
    }
}
