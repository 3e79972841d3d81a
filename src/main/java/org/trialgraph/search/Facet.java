package org.trialgraph.search;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.rdf.Iris;
import org.trialgraph.rdf.Vocabulary;

/** A facet of the search: a property by whose values trials are counted and filtered. */
public enum Facet {
    /** Where a trial is registered. */
    REGISTRY("Registry", Vocabulary.REGISTRY, "[a-z]{2,20}"),
    /** Its recruitment status. */
    STATUS("Status", Vocabulary.property(TrialProperties.OVERALL_STATUS), "[A-Za-z]{2,60}"),
    /** Its phase of clinical development. */
    PHASE("Phase", Vocabulary.property(TrialProperties.PHASE), "[A-Za-z0-9]{2,60}"),
    /** Interventional, observational and what else registries tell. */
    STUDY_TYPE("Study type", Vocabulary.property(TrialProperties.STUDY_TYPE), "[A-Za-z]{2,60}"),
    /** Whether the registry says that it has results, {@code true}; {@code false} for all other trials. */
    RESULTS("Results", Vocabulary.property(TrialProperties.HAS_RESULTS), "true|false"),
    /** The year of its start. */
    START_YEAR("Start year", Vocabulary.property(TrialProperties.START_DATE), "\\d{4}"),
    /** The groups that may take part by their age; see {@link AgeGroups}. */
    AGE_GROUP("Age group", Vocabulary.property(TrialProperties.AGE_GROUP), "[A-Za-z]{2,60}"),
    /** The sex of those who may take part. */
    SEX("Sex", Vocabulary.property(TrialProperties.SEX), "[A-Za-z]{2,60}"),
    /** Where it takes place. */
    COUNTRY("Country", Vocabulary.COUNTRY, "[A-Z]{3}"),
    /** Its lead sponsor. */
    SPONSOR("Lead sponsor", Vocabulary.LEAD_SPONSOR, "[\\p{L}\\p{M}\\p{N}-]{1,200}"),
    /** A condition of it, by the words of documents. */
    CONDITION("Condition", Vocabulary.CONDITION, "[\\p{L}\\p{M}\\p{N}-]{1,200}"),
    /** A site of it. */
    SITE("Site", Vocabulary.SITE, "[\\p{L}\\p{M}\\p{N}-]{1,400}"),
    /** What kind of organisation the lead sponsor is. */
    SPONSOR_CLASS("Sponsor type", Vocabulary.LEAD_SPONSOR, "[A-Za-z]{2,60}"),
    /** A MeSH heading, or a tree number of the first level, with all headings below it; see {@link MeshTree}. */
    MESH("MeSH branch", Vocabulary.MESH, "[A-Z]\\d{2}|[DC]\\d{5,9}");

    /** Those whose values are read of each trial; the values of {@link #MESH} follow from its headings. */
    static final List<Facet> OF_PROPERTIES = Arrays.stream(values())
            .filter(facet -> facet != MESH && facet.isCounted())
            .toList();

    /** The property whose values are counted or lead to them; of {@link #MESH} that of conditions and interventions. */
    final Node property;

    private final String title;
    private final Pattern form;

    Facet(String title, Node property, String form) {
        this.title = title;
        this.property = property;
        this.form = Pattern.compile(form);
    }

    /** Its English name. */
    public String title() {
        return title;
    }

    /** The name of its parameter in the address of a search. */
    public String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Whether trials are counted by its values. Conditions and sites are not: they are nearly as many as trials, and each is looked up
     * when it is chosen.
     */
    public boolean isCounted() {
        return this != CONDITION && this != SITE;
    }

    /** Whether a text has the form of its values; such a text needs no escaping in SPARQL. */
    boolean accepts(String value) {
        return form.matcher(value).matches();
    }

    /**
     * What a value stands for: a resource, a year or whether something is so.
     *
     * @param value the end of the resource's IRI, else the literal
     * @param base base of the data's IRIs
     */
    public Node node(String value, String base) {
        return switch (this) {
            case REGISTRY -> NodeFactory.createURI(base + "registry/" + value);
            case SPONSOR, CONDITION, SITE -> NodeFactory.createURI(base + parameter() + "/" + value);
            case STATUS, PHASE, STUDY_TYPE, AGE_GROUP, SEX, SPONSOR_CLASS -> Vocabulary.concept(value);
            case COUNTRY -> Iris.country(value);
            case MESH -> Iris.mesh(value);
            case START_YEAR -> NodeFactory.createLiteralDT(value, XSDDatatype.XSDgYear);
            case RESULTS -> NodeFactory.createLiteralDT(value, XSDDatatype.XSDboolean);
        };
    }

    /** The value that stands for a node of {@link FacetIndex#counts(Facet)}. */
    public static String value(Node node) {
        return node.isLiteral() ? node.getLiteralLexicalForm() : Iris.localName(node.getURI());
    }

    /** English words for a value that has no label in the data; empty for one that is shown as any other node. */
    public Optional<String> words(Node node) {
        return this != RESULTS
                ? Optional.empty()
                : Optional.of(value(node).equals("true") ? "with results" : "no results in the registry");
    }

    /**
     * The pattern of SPARQL that is true of every {@code ?trial} with a value. That of {@link #MESH} binds it.
     *
     * @param value of the form that {@link #accepts} tells
     */
    String pattern(String value, String base) {
        Node node = node(value, base);
        return switch (this) {
            case MESH -> MeshTree.pattern(node);
            case AGE_GROUP -> AgeGroups.pattern(node);
            case SPONSOR_CLASS -> "?trial tg:leadSponsor/tg:sponsorClass <" + node.getURI() + "> .";
            case START_YEAR -> "?trial tg:startDate ?date FILTER (STRSTARTS(STR(?date), \"" + value + "\"))";
            case RESULTS ->
                value.equals("true")
                        ? "?trial tg:hasResults true ."
                        : "FILTER NOT EXISTS { ?trial tg:hasResults true }";
            default -> "?trial " + SparqlQueries.name(property) + " <" + node.getURI() + "> .";
        };
    }
}
