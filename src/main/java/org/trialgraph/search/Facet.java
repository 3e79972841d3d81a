package org.trialgraph.search;

import java.util.List;
import java.util.Locale;
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
    /** Where it takes place. */
    COUNTRY("Country", Vocabulary.COUNTRY, "[A-Z]{3}"),
    /** A MeSH heading, or a tree number of the first level, with all headings below it; see {@link FacetIndex.MeshTree}. */
    MESH("MeSH branch", Vocabulary.MESH, "[A-Z]\\d{2}|[DC]\\d{5,9}");

    /** Those that count the values of a property as they are. */
    static final List<Facet> OF_PROPERTIES = List.of(REGISTRY, STATUS, PHASE, COUNTRY);

    /** The property whose values are counted; of {@link #MESH} that of conditions and interventions. */
    final Node property;

    private final String title;
    private final String form;

    Facet(String title, Node property, String form) {
        this.title = title;
        this.property = property;
        this.form = form;
    }

    /** Its English name. */
    public String title() {
        return title;
    }

    /** The name of its parameter in the address of a search. */
    public String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a text has the form of its values; such a text needs no escaping in an address or in SPARQL. */
    boolean accepts(String value) {
        return value.matches(form);
    }

    /**
     * The resource that a value stands for.
     *
     * @param value the end of its IRI
     * @param base base of the data's IRIs
     */
    Node resource(String value, String base) {
        return switch (this) {
            case REGISTRY -> NodeFactory.createURI(base + "registry/" + value);
            case STATUS, PHASE -> Vocabulary.concept(value);
            case COUNTRY -> Iris.country(value);
            case MESH -> Iris.mesh(value);
        };
    }

    /** The value that stands for a resource: the end of its IRI. */
    public static String value(Node resource) {
        return Iris.localName(resource.getURI());
    }
}
