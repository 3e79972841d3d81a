package org.trialgraph.rdf;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDFS;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Contact;
import org.trialgraph.model.Finding;
import org.trialgraph.model.Finding.Severity;
import org.trialgraph.model.Site;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.model.Sponsor;
import org.trialgraph.model.Text;
import org.trialgraph.model.Trial;
import org.trialgraph.text.Privacy;

/** Writes the organisations, places and people of a trial. */
final class PeopleGraph {
    private static final Pattern DEGREES = Pattern.compile("-?\\d{1,3}(\\.\\d+)?");

    private final Iris iris;
    private final boolean contacts;
    private final SourceDocument document;
    private final Consumer<Finding> findings;

    PeopleGraph(Iris iris, boolean contacts, SourceDocument document, Consumer<Finding> findings) {
        this.iris = iris;
        this.contacts = contacts;
        this.document = document;
        this.findings = findings;
    }

    void write(QuadWriter trial, Trial model) {
        for (Map.Entry<Sponsor.Role, List<Sponsor>> role : model.sponsors().entrySet()) {
            role.getValue().forEach(sponsor -> sponsor(trial, Vocabulary.sponsorRole(role.getKey()), sponsor));
        }
        model.sites().forEach(site -> site(trial, site));
        model.countries().forEach(country -> country(trial, Optional.of(country)));
        for (int i = 0; i < model.contacts().size(); i++) {
            contact(trial, i + 1, model.contacts().get(i));
        }
    }

    /** The finding for a name of which no IRI can be made. */
    static Finding unnameable(SourceDocument document, String kind, String name) {
        return new Finding(
                Severity.WARNING,
                document.origin(),
                kind,
                "\"" + name + "\" has no letter or digit and names nothing",
                "correct the name in the document; it is left out");
    }

    private void sponsor(QuadWriter trial, Node role, Sponsor sponsor) {
        String name = sponsor.names().get(0).value();
        if (!Iris.nameable(name)) {
            findings.accept(unnameable(document, "sponsor", name));
            return;
        }
        Node node = iris.sponsor(name);
        trial.link(role, node);
        QuadWriter about = trial.about(node).type(Vocabulary.SPONSOR_CLASS).texts(RDFS.Nodes.label, sponsor.names());
        sponsor.sponsorClass().ifPresent(kind -> about.concepts(Vocabulary.SPONSOR_CLASS_OF, kind));
    }

    private void site(QuadWriter trial, Site site) {
        String name = first(site.names());
        String city = first(site.cities());
        String country = site.country()
                .map(c -> c.unmapped() ? first(c.printed()) : printedEnglish(c))
                .orElse("");
        if (!Iris.nameable(name + city + country)) {
            findings.accept(unnameable(document, "site", name));
            return;
        }
        Node node = iris.site(name, city, country);
        trial.link(Vocabulary.SITE, node);
        site.status()
                .filter(status -> status.concepts().contains("Recruiting"))
                .ifPresent(status -> trial.link(Vocabulary.RECRUITING_SITE, node));
        country(trial, site.country());
        QuadWriter about = trial.about(node)
                .type(Vocabulary.SITE_CLASS)
                .texts(RDFS.Nodes.label, site.names())
                .texts(Vocabulary.CITY, site.cities())
                .texts(Vocabulary.REGION, site.regions())
                .string(Vocabulary.POSTAL_CODE, site.postalCode().orElse(""));
        country(about, site.country());
        site.point().ifPresent(point -> point(about, point));
    }

    private static void point(QuadWriter about, Site.Point point) {
        if (DEGREES.matcher(point.latitude()).matches()
                && DEGREES.matcher(point.longitude()).matches()) {
            about.typed(Vocabulary.LATITUDE, point.latitude(), XSDDatatype.XSDdecimal)
                    .typed(Vocabulary.LONGITUDE, point.longitude(), XSDDatatype.XSDdecimal);
        }
    }

    private void country(QuadWriter about, Optional<Coded> country) {
        country.ifPresent(coded -> {
            coded.concepts().forEach(alpha3 -> about.link(Vocabulary.COUNTRY, Iris.country(alpha3)));
            if (coded.unmapped()) {
                about.texts(Vocabulary.COUNTRY_TEXT, coded.printed());
            }
        });
    }

    private static String printedEnglish(Coded country) {
        return country.printed().stream()
                .filter(t -> !t.language().equals("zh"))
                .findFirst()
                .map(Text::value)
                .orElseGet(() -> country.concepts().get(0));
    }

    /** Without leave to publish people, only an organisation that answers for the study. */
    private void contact(QuadWriter trial, int position, Contact contact) {
        if (!contacts && contact.affiliation().isEmpty()) {
            return;
        }
        Node node = iris.part(trial.subject(), "contact", position);
        trial.link(Vocabulary.CONTACT, node);
        QuadWriter about = trial.about(node)
                .type(Vocabulary.CONTACT_CLASS)
                .string(Vocabulary.ROLE, contact.role())
                .string(
                        Vocabulary.AFFILIATION,
                        contact.affiliation().map(Privacy::ignore).orElse(""));
        if (contacts) {
            about.string(Vocabulary.NAME, contact.name().orElse(""))
                    .string(Vocabulary.EMAIL, contact.email().orElse(""))
                    .string(Vocabulary.PHONE, contact.phone().orElse(""))
                    .string(Vocabulary.ADDRESS, contact.address().orElse(""));
        }
    }

    private static String first(List<Text> texts) {
        return texts.isEmpty() ? "" : texts.get(0).value();
    }
}
