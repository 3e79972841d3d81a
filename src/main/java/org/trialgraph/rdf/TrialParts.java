package org.trialgraph.rdf;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDFS;
import org.trialgraph.model.Arm;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Condition;
import org.trialgraph.model.Contact;
import org.trialgraph.model.Criterion;
import org.trialgraph.model.Finding;
import org.trialgraph.model.Finding.Severity;
import org.trialgraph.model.Identifier;
import org.trialgraph.model.Intervention;
import org.trialgraph.model.Outcome;
import org.trialgraph.model.Reference;
import org.trialgraph.model.Site;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.model.Sponsor;
import org.trialgraph.model.Text;
import org.trialgraph.model.Trial;
import org.trialgraph.text.Privacy;

/**
 * Writes what a trial consists of: ids, conditions, interventions, arms, outcomes, criteria, references, organisations, sites and
 * contacts. Conditions, organisations and sites are shared between trials and named by their names; the others are numbered.
 */
final class TrialParts {
    private final Iris iris;
    private final MeshLinks mesh;
    private final boolean contacts;
    private final SourceDocument document;
    private final Consumer<Finding> findings;
    private final QuadWriter out;
    private final Node trial;

    /**
     * @param contacts whether people are published; else only organisations
     * @param out a writer about the trial
     */
    TrialParts(
            Iris iris,
            MeshLinks mesh,
            boolean contacts,
            SourceDocument document,
            Consumer<Finding> findings,
            QuadWriter out) {
        this.iris = iris;
        this.mesh = mesh;
        this.contacts = contacts;
        this.document = document;
        this.findings = findings;
        this.out = out;
        this.trial = out.subject();
    }

    void write(Trial model) {
        numbered("identifier", Vocabulary.TRIAL_IDENTIFIER, model.identifiers(), this::identifier);
        model.conditions().forEach(condition -> condition(condition, model));
        numbered(
                "intervention",
                Vocabulary.INTERVENTION,
                model.interventions(),
                (about, intervention) -> intervention(about, intervention, model));
        numbered("arm", Vocabulary.ARM, model.arms(), this::arm);
        numbered("outcome", Vocabulary.OUTCOME, model.outcomes(), this::outcome);
        for (int i = 0; i < model.criteria().size(); i++) {
            criterion(i + 1, model.criteria().get(i));
        }
        for (int i = 0; i < model.references().size(); i++) {
            reference(i + 1, model.references().get(i));
        }
        mesh.trial(out, model);
        for (Map.Entry<Sponsor.Role, List<Sponsor>> role : model.sponsors().entrySet()) {
            role.getValue().forEach(sponsor -> sponsor(Vocabulary.sponsorRole(role.getKey()), sponsor));
        }
        model.sites().forEach(this::site);
        model.countries().forEach(country -> country(out, country));
        for (int i = 0; i < model.contacts().size(); i++) {
            contact(i + 1, model.contacts().get(i));
        }
    }

    private <T> void numbered(String kind, Node property, List<T> parts, BiConsumer<QuadWriter, T> writer) {
        for (int i = 0; i < parts.size(); i++) {
            writer.accept(part(property, iris.part(trial, kind, i + 1)), parts.get(i));
        }
    }

    /** Links the trial to a part and writes about the part. */
    private QuadWriter part(Node property, Node part) {
        out.link(property, part);
        return out.about(part);
    }

    private void identifier(QuadWriter about, Identifier identifier) {
        about.type(Vocabulary.IDENTIFIER_CLASS).text(Vocabulary.IDENTIFIER, identifier.id());
        identifier.type().ifPresent(type -> about.concepts(Vocabulary.IDENTIFIER_TYPE, type));
        identifier.issuer().ifPresent(issuer -> about.text(Vocabulary.ISSUER, issuer));
        identifier.link().flatMap(Iris::web).ifPresent(page -> about.link(Vocabulary.PAGE, page));
    }

    private void condition(Condition condition, Trial model) {
        String name = condition.labels().get(0).value();
        if (nameable("condition", name, name)) {
            QuadWriter about = part(Vocabulary.CONDITION, iris.condition(name))
                    .type(Vocabulary.CONDITION_CLASS)
                    .texts(RDFS.Nodes.label, condition.labels());
            mesh.condition(about, condition, model);
        }
    }

    private void intervention(QuadWriter about, Intervention intervention, Trial model) {
        about.type(Vocabulary.INTERVENTION_CLASS)
                .texts(RDFS.Nodes.label, intervention.labels())
                .texts(Vocabulary.DESCRIPTION, intervention.descriptions())
                .texts(Vocabulary.OTHER_NAME, intervention.otherNames());
        intervention
                .type()
                .ifPresent(type -> about.concepts(Vocabulary.INTERVENTION_TYPE, type)
                        .texts(Vocabulary.INTERVENTION_TYPE_TEXT, type.printed()));
        mesh.intervention(about, intervention, model);
    }

    private void arm(QuadWriter about, Arm arm) {
        about.type(Vocabulary.ARM_CLASS)
                .texts(RDFS.Nodes.label, arm.labels())
                .texts(Vocabulary.DESCRIPTION, arm.descriptions());
        arm.type()
                .ifPresent(type ->
                        about.concepts(Vocabulary.ARM_TYPE, type).texts(Vocabulary.ARM_TYPE_TEXT, type.printed()));
        arm.size().ifPresent(size -> about.integer(Vocabulary.ARM_SIZE, size.number()));
        for (int position : arm.interventions()) {
            about.link(Vocabulary.ARM_INTERVENTION, iris.part(trial, "intervention", position));
        }
    }

    private void outcome(QuadWriter about, Outcome outcome) {
        about.type(Vocabulary.OUTCOME_CLASS, Vocabulary.outcomeClass(outcome.kind()))
                .texts(RDFS.Nodes.label, outcome.labels())
                .texts(Vocabulary.TIME_FRAME, outcome.timeFrames())
                .texts(Vocabulary.DESCRIPTION, outcome.descriptions());
    }

    private void criterion(int position, Criterion criterion) {
        QuadWriter about = part(Vocabulary.CRITERION, iris.part(trial, "criterion", position))
                .type(Vocabulary.CRITERION_CLASS)
                .texts(Vocabulary.TEXT, criterion.texts())
                .integer(Vocabulary.POSITION, position)
                .string(Vocabulary.PRINTED_NUMBER, criterion.printedNumber().orElse(""));
        Vocabulary.criterionClass(criterion.polarity()).ifPresent(about::type);
        criterion
                .parent()
                .ifPresent(parent -> about.link(Vocabulary.PARENT_CRITERION, iris.part(trial, "criterion", parent)));
    }

    private void reference(int position, Reference reference) {
        Node node = reference.pmid().map(Iris::pubmed).orElse(iris.part(trial, "reference", position));
        QuadWriter about = part(Vocabulary.REFERENCE, node);
        reference
                .kind()
                .filter(kind -> kind.concepts().contains("ResultReference"))
                .ifPresent(kind -> out.link(Vocabulary.RESULT_REFERENCE, node));
        about.type(Vocabulary.REFERENCE_CLASS);
        reference.citation().ifPresent(citation -> about.text(Vocabulary.CITATION, citation));
        reference.url().flatMap(Iris::web).ifPresent(page -> about.link(Vocabulary.PAGE, page));
        reference
                .kind()
                .filter(kind -> reference.pmid().isEmpty())
                .ifPresent(kind -> about.concepts(Vocabulary.REFERENCE_KIND, kind));
    }

    private void sponsor(Node role, Sponsor sponsor) {
        String name = sponsor.names().get(0).value();
        if (nameable("sponsor", name, name)) {
            QuadWriter about = part(role, iris.sponsor(name))
                    .type(Vocabulary.SPONSOR_CLASS)
                    .texts(RDFS.Nodes.label, sponsor.names());
            sponsor.sponsorClass().ifPresent(kind -> about.concepts(Vocabulary.SPONSOR_CLASS_OF, kind));
        }
    }

    private void site(Site site) {
        String name = first(site.names());
        String city = first(site.cities());
        String country = site.country().map(TrialParts::countryName).orElse("");
        if (!nameable("site", name, name + city + country)) {
            return;
        }
        Node node = iris.site(name, city, country);
        QuadWriter about = part(Vocabulary.SITE, node);
        site.status()
                .filter(status -> status.concepts().contains("Recruiting"))
                .ifPresent(status -> out.link(Vocabulary.RECRUITING_SITE, node));
        site.country().ifPresent(coded -> country(out, coded));
        about.type(Vocabulary.SITE_CLASS)
                .texts(RDFS.Nodes.label, site.names())
                .texts(Vocabulary.CITY, site.cities())
                .texts(Vocabulary.REGION, site.regions())
                .string(Vocabulary.POSTAL_CODE, site.postalCode().orElse(""));
        site.country().ifPresent(coded -> country(about, coded));
        site.point()
                .filter(point -> degrees(point.latitude()) && degrees(point.longitude()))
                .ifPresent(point -> about.typed(Vocabulary.LATITUDE, point.latitude(), XSDDatatype.XSDdecimal)
                        .typed(Vocabulary.LONGITUDE, point.longitude(), XSDDatatype.XSDdecimal));
    }

    /** A decimal number of at most three digits before the point, as RDF spells it too. */
    private static boolean degrees(String printed) {
        return printed.matches("-?\\d{1,3}(\\.\\d+)?");
    }

    private void country(QuadWriter about, Coded country) {
        country.concepts().forEach(alpha3 -> about.link(Vocabulary.COUNTRY, Iris.country(alpha3)));
        if (country.unmapped()) {
            about.texts(Vocabulary.COUNTRY_TEXT, country.printed());
        }
    }

    /** A country as the IRI of a site names it: in English, where it is known and printed so. */
    private static String countryName(Coded country) {
        return country.printed().stream()
                .filter(text -> country.unmapped() || !text.language().equals("zh"))
                .findFirst()
                .map(Text::value)
                .orElseGet(() -> country.unmapped() ? "" : country.concepts().get(0));
    }

    private void contact(int position, Contact contact) {
        if (!contacts && contact.affiliation().isEmpty()) {
            return;
        }
        QuadWriter about = part(Vocabulary.CONTACT, iris.part(trial, "contact", position))
                .type(Vocabulary.CONTACT_CLASS)
                .string(Vocabulary.ROLE, contact.role())
                .string(
                        Vocabulary.AFFILIATION,
                        Privacy.ignore(contact.affiliation().orElse("")));
        if (contacts) {
            about.string(Vocabulary.NAME, contact.name().orElse(""))
                    .string(Vocabulary.EMAIL, contact.email().orElse(""))
                    .string(Vocabulary.PHONE, contact.phone().orElse(""))
                    .string(Vocabulary.ADDRESS, contact.address().orElse(""));
        }
    }

    /** Whether an IRI can be made of what names a part; else there is a finding about its name. */
    private boolean nameable(String kind, String name, String naming) {
        if (!Iris.nameable(naming)) {
            findings.accept(new Finding(
                    Severity.WARNING,
                    document.origin(),
                    kind,
                    "\"" + name + "\" has no letter or digit and names nothing",
                    "correct the name in the document; it is left out"));
            return false;
        }
        return true;
    }

    private static String first(List<Text> texts) {
        return texts.isEmpty() ? "" : texts.get(0).value();
    }
}
