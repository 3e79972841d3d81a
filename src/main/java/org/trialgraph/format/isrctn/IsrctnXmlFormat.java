package org.trialgraph.format.isrctn;

import static org.trialgraph.model.TrialProperties.LAST_UPDATE_DATE;

import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.trialgraph.codes.Codes;
import org.trialgraph.format.Sample;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.record.XmlFields;
import org.trialgraph.format.record.XmlFormat;
import org.trialgraph.model.Contact;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.model.Sponsor;
import org.trialgraph.registry.Registries;

/**
 * ISRCTN records as the registry's API gives them ({@code www.isrctn.com/api/query/format/default}): {@code fullTrial} with
 * the trial, its contacts, sponsors and funders.
 */
public final class IsrctnXmlFormat extends XmlFormat {
    /** Uses the code table {@code isrctn-xml}. */
    public IsrctnXmlFormat(Codes codes) {
        super(codes.table("isrctn-xml"), Registries.publisher("isrctn"), "en", Set.of("fulltrial"));
    }

    @Override
    public boolean recognises(Sample sample) {
        return sample.markup()
                && sample.text().contains("<isrctn")
                && sample.text().contains("<trialDescription");
    }

    @Override
    protected BiConsumer<XmlFields, TrialReader> reader(SourceDocument document) {
        return this::read;
    }

    private void read(XmlFields record, TrialReader trial) {
        XmlFields own = record.has("trial") ? record.object("trial") : record;
        Optional<String> updated = own.text("@lastUpdated");
        trial.date(LAST_UPDATE_DATE, updated, own.place("@lastUpdated"));
        IsrctnRecord.read(own, trial, updated);
        record.objects("sponsor").forEach(sponsor -> organisation(sponsor, "organisation", Sponsor.Role.LEAD, trial));
        record.objects("funder").forEach(funder -> organisation(funder, "name", Sponsor.Role.FUNDER, trial));
        record.objects("contact").forEach(contact -> contact(contact, trial));
        IsrctnRecord.ignoreRest(record, trial);
    }

    private static void organisation(XmlFields fields, String name, Sponsor.Role role, TrialReader trial) {
        trial.sponsor(role, fields.text(name), trial.code("sponsorClass", fields, "sponsorType"));
        fields.text("@id");
    }

    private static void contact(XmlFields fields, TrialReader trial) {
        XmlFields details = fields.object("contactDetails");
        Optional<String> name = fields.text("surname")
                .map(surname -> fields.text("forename").map(f -> f + " ").orElse("") + surname);
        fields.text("@id");
        String role = String.join(", ", fields.object("contactTypes").texts("contactType"));
        trial.contact(new Contact(
                role.isBlank() ? fields.text("contactType").orElse("contact") : role,
                name,
                Optional.empty(),
                details.text("email"),
                details.text("telephone"),
                details.text("address")));
    }
}
