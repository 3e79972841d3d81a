package org.trialgraph.rdf;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import java.util.stream.Collectors;
import org.apache.commons.lang3.CharUtils;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.util.XSDNumUtils;
import org.apache.jena.vocabulary.RDFS;
import org.trialgraph.model.Arm;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Condition;
import org.trialgraph.model.Constraint;
import org.trialgraph.model.Constraint.Bound;
import org.trialgraph.model.Contact;
import org.trialgraph.model.Criterion;
import org.trialgraph.model.Criterion.Polarity;
import org.trialgraph.model.Criterion.Requirement;
import org.trialgraph.model.Finding;
import org.trialgraph.model.Finding.Severity;
import org.trialgraph.model.Identifier;
import org.trialgraph.model.Intervention;
import org.trialgraph.model.Linker;
import org.trialgraph.model.MeshLink;
import org.trialgraph.model.MeshTerm;
import org.trialgraph.model.Outcome;
import org.trialgraph.model.Reference;
import org.trialgraph.model.Site;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.model.Sponsor;
import org.trialgraph.model.Text;
import org.trialgraph.model.Trial;
import org.trialgraph.rdf.Iris.NamedSite;
import org.trialgraph.text.Privacy;

/**
 * Writes what a trial consists of: ids, conditions, interventions, arms, outcomes, criteria, references, organisations, sites and
 * contacts. Conditions, organisations and sites are shared between trials and named by their names; the others are numbered.
 *
 * <p>Of links to MeSH it writes the plain triple for those that are sure enough, and a {@code tg:Link} behind each. What links to
 * nothing gets a link that leads nowhere, with the method {@code tgc:Unlinked}.
 *
 * @param settings what makes IRIs and finds terms of MeSH, and whether people are published; else only organisations
 * @param out a writer about the trial
 * @param asserted the ids of the terms of MeSH that the registry assigned
 */
record TrialParts(
        TrialGraph settings,
        Trial trial,
        SourceDocument document,
        Consumer<Finding> findings,
        QuadWriter out,
        Set<String> asserted) {
    private static final Map<Sponsor.Role, Node> SPONSOR_ROLES = Map.of(
            Sponsor.Role.LEAD, Vocabulary.LEAD_SPONSOR,
            Sponsor.Role.COLLABORATOR, Vocabulary.COLLABORATOR,
            Sponsor.Role.FUNDER, Vocabulary.FUNDER,
            Sponsor.Role.RESPONSIBLE, Vocabulary.RESPONSIBLE_ORGANIZATION);

    TrialParts(TrialGraph settings, Trial trial, SourceDocument document, Consumer<Finding> findings, QuadWriter out) {
        this(
                settings,
                trial,
                document,
                findings,
                out,
                trial.registryMesh().stream()
                        .flatMap(term -> id(settings, term).stream())
                        .collect(Collectors.toSet()));
    }

    void write() {
        each(trial.identifiers(), this::identifier);
        trial.conditions().forEach(this::condition);
        each(trial.interventions(), this::intervention);
        each(trial.arms(), this::arm);
        each(trial.outcomes(), this::outcome);
        each(trial.criteria(), this::criterion);
        each(trial.references(), this::reference);
        topics();
        trial.sponsors().forEach((role, sponsors) -> sponsors.forEach(sponsor -> sponsor(role, sponsor)));
        trial.sites().forEach(this::site);
        trial.countries().forEach(country -> country(out, country));
        each(trial.contacts(), this::contact);
    }

    /** Hands over parts with their positions, counted from 1. */
    private static <T> void each(List<T> parts, ObjIntConsumer<T> writer) {
        for (int i = 0; i < parts.size(); i++) {
            writer.accept(parts.get(i), i + 1);
        }
    }

    /** Links the trial to a numbered part and writes about the part. */
    private QuadWriter part(Node property, String kind, int position) {
        return part(property, numbered(kind, position));
    }

    private Node numbered(String kind, int position) {
        return settings.iris().part(out.subject(), kind, position);
    }

    /** Links the trial to a part and writes about the part. */
    private QuadWriter part(Node property, Node part) {
        out.link(property, part);
        return out.about(part);
    }

    private void identifier(Identifier identifier, int position) {
        QuadWriter about = part(Vocabulary.TRIAL_IDENTIFIER, "identifier", position)
                .type(Vocabulary.IDENTIFIER_CLASS)
                .text(Vocabulary.IDENTIFIER, identifier.id());
        identifier.type().ifPresent(type -> about.concepts(Vocabulary.IDENTIFIER_TYPE, type));
        identifier.issuer().ifPresent(issuer -> about.text(Vocabulary.ISSUER, issuer));
        identifier.link().flatMap(Iris::web).ifPresent(page -> about.link(Vocabulary.PAGE, page));
    }

    private void condition(Condition condition) {
        String name = condition.labels().get(0).value();
        Optional<Node> node = settings.iris().condition(name);
        if (named("condition", name, node)) {
            QuadWriter about = part(Vocabulary.CONDITION, node.get())
                    .type(Vocabulary.CONDITION_CLASS)
                    .texts(RDFS.Nodes.label, condition.labels());
            List<MeshLink> links = settings.linker().condition(condition);
            links(about, Vocabulary.MESH, links);
            unlinked(about, links, name);
        }
    }

    private void intervention(Intervention intervention, int position) {
        QuadWriter about = part(Vocabulary.INTERVENTION, "intervention", position)
                .type(Vocabulary.INTERVENTION_CLASS)
                .texts(RDFS.Nodes.label, intervention.labels())
                .texts(Vocabulary.DESCRIPTION, intervention.descriptions())
                .texts(Vocabulary.OTHER_NAME, intervention.otherNames());
        type(about, Vocabulary.INTERVENTION_TYPE, Vocabulary.INTERVENTION_TYPE_TEXT, intervention.type());
        List<MeshLink> links = settings.linker().intervention(intervention);
        links(about, Vocabulary.MESH, links);
        intervention.labels().stream().findFirst().ifPresent(label -> unlinked(about, links, label.value()));
    }

    private void arm(Arm arm, int position) {
        QuadWriter about = part(Vocabulary.ARM, "arm", position)
                .type(Vocabulary.ARM_CLASS)
                .texts(RDFS.Nodes.label, arm.labels())
                .texts(Vocabulary.DESCRIPTION, arm.descriptions());
        type(about, Vocabulary.ARM_TYPE, Vocabulary.ARM_TYPE_TEXT, arm.type());
        arm.size().ifPresent(size -> about.integer(Vocabulary.ARM_SIZE, size.number()));
        for (int intervention : arm.interventions()) {
            about.link(Vocabulary.ARM_INTERVENTION, numbered("intervention", intervention));
        }
    }

    private static void type(QuadWriter about, Node property, Node words, Optional<Coded> type) {
        type.ifPresent(coded -> about.concepts(property, coded).texts(words, coded.printed()));
    }

    private void outcome(Outcome outcome, int position) {
        Node kind = switch (outcome.kind()) {
            case PRIMARY -> Vocabulary.PRIMARY_OUTCOME;
            case SECONDARY -> Vocabulary.SECONDARY_OUTCOME;
            case OTHER -> Vocabulary.OTHER_OUTCOME;
            case UNSTATED -> Vocabulary.OUTCOME_CLASS;
        };
        part(Vocabulary.OUTCOME, "outcome", position)
                .type(Vocabulary.OUTCOME_CLASS, kind)
                .texts(RDFS.Nodes.label, outcome.labels())
                .texts(Vocabulary.TIME_FRAME, outcome.timeFrames())
                .texts(Vocabulary.DESCRIPTION, outcome.descriptions());
    }

    private void criterion(Criterion criterion, int position) {
        QuadWriter about = part(Vocabulary.CRITERION, "criterion", position)
                .type(Vocabulary.CRITERION_CLASS)
                .texts(Vocabulary.TEXT, criterion.texts())
                .texts(Vocabulary.SECTION, criterion.sections())
                .integer(Vocabulary.POSITION, position)
                .string(Vocabulary.PRINTED_NUMBER, criterion.printedNumber().orElse(""));
        if (criterion.polarity() != Polarity.UNSTATED) {
            boolean inclusion = criterion.polarity() == Polarity.INCLUSION;
            about.type(inclusion ? Vocabulary.INCLUSION_CRITERION : Vocabulary.EXCLUSION_CRITERION);
        }
        requirement(about, criterion.requirement());
        criterion.parent().ifPresent(parent -> about.link(Vocabulary.PARENT_CRITERION, numbered("criterion", parent)));
        links(about, Vocabulary.MENTIONS, settings.linker().mentions(criterion));
        each(settings.criteria().read(criterion), (constraint, number) -> {
            Node node = settings.iris().part(about.subject(), "constraint", number);
            constraint(about.link(Vocabulary.CONSTRAINT, node).about(node), constraint);
        });
    }

    private static void constraint(QuadWriter about, Constraint constraint) {
        about.type(Vocabulary.CONSTRAINT_CLASS)
                .concept(Vocabulary.MEASURE, constraint.measure())
                .string(Vocabulary.MEASURE_TEXT, constraint.words());
        if (constraint.isMultipleOfNormal()) {
            about.string(Vocabulary.UNIT, constraint.unit().replace('[', '{').replace(']', '}'));
        }
        about.string(Vocabulary.UNIT, constraint.unit());
        constraint.lower().ifPresent(bound -> bound(about, Vocabulary.LOWER, Vocabulary.LOWER_INCLUSIVE, bound));
        constraint.upper().ifPresent(bound -> bound(about, Vocabulary.UPPER, Vocabulary.UPPER_INCLUSIVE, bound));
        if (!constraint.window().isEmpty()) {
            about.typed(Vocabulary.WINDOW, constraint.window(), XSDDatatype.XSDduration);
        }
        requirement(about, constraint.requirement());
    }

    /** Numbers are in the form that the store keeps, so that documents and dumps give the same statements. */
    private static void bound(QuadWriter about, Node property, Node inclusive, Bound bound) {
        String number = XSDNumUtils.canonicalDecimalStrWithDot(bound.value());
        about.typed(property, number, XSDDatatype.XSDdecimal)
                .typed(inclusive, Boolean.toString(bound.inclusive()), XSDDatatype.XSDboolean);
    }

    private static void requirement(QuadWriter about, Optional<Requirement> requirement) {
        requirement.ifPresent(
                said -> about.concept(Vocabulary.REQUIREMENT, said == Requirement.REQUIRED ? "Required" : "Excluded"));
    }

    private void reference(Reference reference, int position) {
        Node node = reference.pmid().map(Iris::pubmed).orElseGet(() -> numbered("reference", position));
        QuadWriter about = part(Vocabulary.REFERENCE, node);
        reference
                .kind()
                .filter(kind -> kind.concepts().contains("ResultReference"))
                .ifPresent(kind -> out.link(Vocabulary.RESULT_REFERENCE, node));
        about.type(Vocabulary.REFERENCE_CLASS);
        reference
                .citation()
                .ifPresent(citation -> about.with(settings.citations()).text(Vocabulary.CITATION, citation));
        reference.url().flatMap(Iris::web).ifPresent(page -> about.link(Vocabulary.PAGE, page));
        reference
                .kind()
                .filter(kind -> reference.pmid().isEmpty())
                .ifPresent(kind -> about.concepts(Vocabulary.REFERENCE_KIND, kind));
    }

    private void sponsor(Sponsor.Role role, Sponsor sponsor) {
        String name = sponsor.names().get(0).value();
        Optional<Node> node = settings.iris().sponsor(name);
        if (named("sponsor", name, node)) {
            QuadWriter about = part(SPONSOR_ROLES.get(role), node.get())
                    .type(Vocabulary.SPONSOR_CLASS)
                    .texts(RDFS.Nodes.label, sponsor.names());
            sponsor.sponsorClass().ifPresent(kind -> about.concepts(Vocabulary.SPONSOR_CLASS_OF, kind));
        }
    }

    private void site(Site site) {
        String name = first(site.names());
        String city = first(site.cities());
        String country = site.country().map(TrialParts::countryName).orElse("");
        Optional<NamedSite> named = settings.iris().site(name, city, country);
        if (!named("site", name, named)) {
            return;
        }
        Node node = named.get().iri();
        QuadWriter about = part(Vocabulary.SITE, node);
        site.status()
                .filter(status -> status.concepts().contains("Recruiting"))
                .ifPresent(status -> out.link(Vocabulary.RECRUITING_SITE, node));
        site.country().ifPresent(coded -> country(out, coded));
        about.type(Vocabulary.SITE_CLASS)
                .texts(RDFS.Nodes.label, named.get().ofName() ? site.names() : labelsWithoutName(site))
                .texts(Vocabulary.CITY, site.cities())
                .texts(Vocabulary.REGION, site.regions())
                .string(Vocabulary.POSTAL_CODE, site.postalCode().orElse(""));
        site.country().ifPresent(coded -> country(about, coded));
        site.point()
                .filter(point -> degrees(point.latitude()) && degrees(point.longitude()))
                .ifPresent(point -> about.typed(Vocabulary.LATITUDE, point.latitude(), XSDDatatype.XSDdecimal)
                        .typed(Vocabulary.LONGITUDE, point.longitude(), XSDDatatype.XSDdecimal));
    }

    /** The cities of a site that has no name, else its country: whatever makes its IRI. */
    private static List<Text> labelsWithoutName(Site site) {
        return site.cities().isEmpty() ? site.country().map(Coded::printed).orElse(List.of()) : site.cities();
    }

    /** A decimal number of at most three digits before the point, as RDF spells it too. */
    private static boolean degrees(String printed) {
        int start = printed.startsWith("-") ? 1 : 0;
        int point = printed.indexOf('.');
        int end = point < 0 ? printed.length() : point;
        boolean whole = end > start && end - start <= 3 && end != printed.length() - 1;
        for (int i = start; whole && i < printed.length(); i++) {
            whole = CharUtils.isAsciiNumeric(printed.charAt(i)) || i == point;
        }
        return whole;
    }

    private void country(QuadWriter about, Coded country) {
        for (String alpha3 : country.concepts()) {
            about.link(Vocabulary.COUNTRY, Iris.country(alpha3));
        }
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

    private void contact(Contact contact, int position) {
        String affiliation = Privacy.ignore(contact.affiliation().orElse(""));
        if (!settings.contacts() && !Iris.nameable(affiliation)) {
            return;
        }
        QuadWriter about = part(Vocabulary.CONTACT, "contact", position)
                .type(Vocabulary.CONTACT_CLASS)
                .string(Vocabulary.ROLE, contact.role())
                .string(Vocabulary.AFFILIATION, affiliation);
        if (settings.contacts()) {
            about.string(Vocabulary.NAME, contact.name().orElse(""))
                    .string(Vocabulary.EMAIL, contact.email().orElse(""))
                    .string(Vocabulary.PHONE, contact.phone().orElse(""))
                    .string(Vocabulary.ADDRESS, contact.address().orElse(""));
        }
    }

    /** Whether an IRI could be made of what names a part; else there is a finding about its name. */
    private boolean named(String kind, String name, Optional<?> iri) {
        if (iri.isEmpty()) {
            String what = "\"" + name + "\" has no letter or digit and names nothing";
            String remedy = "correct the name in the document; it is left out";
            findings.accept(new Finding(Severity.WARNING, document.origin(), kind, what, remedy));
        }
        return iri.isPresent();
    }

    private static String first(List<Text> texts) {
        return texts.isEmpty() ? "" : texts.get(0).value();
    }

    /** Writes the terms of MeSH that the titles and keywords name, and those that the registry assigned. */
    private void topics() {
        links(out, Vocabulary.TOPIC_MESH, settings.linker().topics(trial));
        for (MeshTerm term : trial.registryMesh()) {
            id(settings, term)
                    .filter(settings.linker()::knows)
                    .map(Iris::mesh)
                    .ifPresentOrElse(known -> asserted(term, known), () -> unknown(term));
        }
    }

    private static Optional<String> id(TrialGraph settings, MeshTerm term) {
        return term.id().or(() -> settings.linker().heading(term.label()));
    }

    private void asserted(MeshTerm term, Node known) {
        out.link(Vocabulary.REGISTRY_MESH, known);
        link(out, known, "RegistryAsserted", 1, term.label());
    }

    private void unknown(MeshTerm term) {
        out.string(Vocabulary.REGISTRY_MESH_TEXT, term.label());
        if (settings.linker() != Linker.NONE) {
            String what = "the registry's MeSH term \"" + term.label() + "\""
                    + term.id().map(id -> " (" + id + ")").orElse("") + " is not in use in the MeSH at hand";
            String remedy = "kept as text; import the MeSH of another year if it is meant";
            findings.accept(new Finding(Severity.NOTE, document.origin(), "", what, remedy));
        }
    }

    private void links(QuadWriter about, Node property, List<MeshLink> links) {
        for (MeshLink link : links) {
            Node term = Iris.mesh(link.id());
            if (link.confidence() >= settings.meshThreshold()) {
                about.link(property, term);
            }
            QuadWriter written = link(about, term, link.method(), link.confidence(), link.matchedText());
            if (asserted.contains(link.id())) {
                written.string(Vocabulary.EVIDENCE, "the registry assigned the same term");
            }
        }
    }

    private void unlinked(QuadWriter about, List<MeshLink> links, String name) {
        if (links.isEmpty() && settings.linker() != Linker.NONE) {
            linkFrom(about, MeshVocabulary.DATASET, "Unlinked", 0, name);
        }
    }

    private QuadWriter link(QuadWriter about, Node to, String method, double confidence, String matched) {
        return linkFrom(about, to, method, confidence, matched).link(Vocabulary.TO, to);
    }

    /** @param of what the link's own IRI is made of besides its beginning; not written */
    private QuadWriter linkFrom(QuadWriter about, Node of, String method, double confidence, String matched) {
        return about.in(settings.iris().graph("links"))
                .about(settings.iris().link(about.subject(), of, method))
                .type(Vocabulary.LINK)
                .link(Vocabulary.FROM, about.subject())
                .concept(Vocabulary.LINK_METHOD, method)
                .confidence(Vocabulary.CONFIDENCE, confidence)
                .string(Vocabulary.MATCHED_TEXT, matched);
    }
}
