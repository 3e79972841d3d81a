package org.trialgraph.rdf;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.trialgraph.model.Property;
import org.trialgraph.model.TrialProperties;

/**
 * The terms that data uses: this project's own ontology and codes, and those of others. The properties of a trial itself are
 * named by {@link org.trialgraph.model.TrialProperties}.
 */
public final class Vocabulary {
    /** Namespace of classes and properties, prefix {@code tg}. */
    public static final String TG = "https://w3id.org/trialgraph/ontology#";
    /** Namespace of coded values, prefix {@code tgc}. */
    public static final String TGC = "https://w3id.org/trialgraph/code#";

    private static final String DCTERMS = "http://purl.org/dc/terms/";
    private static final String PROV = "http://www.w3.org/ns/prov#";
    private static final String GEO = "http://www.w3.org/2003/01/geo/wgs84_pos#";

    public static final Node TRIAL = term("Trial");
    public static final Node ARM_CLASS = term("Arm");
    public static final Node INTERVENTION_CLASS = term("Intervention");
    public static final Node SPONSOR_CLASS = term("Sponsor");
    public static final Node SITE_CLASS = term("Site");
    public static final Node CRITERION_CLASS = term("Criterion");
    public static final Node INCLUSION_CRITERION = term("InclusionCriterion");
    public static final Node EXCLUSION_CRITERION = term("ExclusionCriterion");
    public static final Node CONDITION_CLASS = term("Condition");
    public static final Node OUTCOME_CLASS = term("Outcome");
    public static final Node PRIMARY_OUTCOME = term("PrimaryOutcome");
    public static final Node SECONDARY_OUTCOME = term("SecondaryOutcome");
    public static final Node OTHER_OUTCOME = term("OtherOutcome");
    public static final Node PUBLISHER_CLASS = term("Publisher");
    public static final Node REGISTRY_CLASS = term("Registry");
    public static final Node DOCUMENT_CLASS = term("Document");
    public static final Node STUDY_CLASS = term("Study");
    public static final Node LINK = term("Link");
    public static final Node DISCREPANCY = term("Discrepancy");
    public static final Node IDENTIFIER_CLASS = term("Identifier");
    public static final Node REFERENCE_CLASS = term("Reference");
    public static final Node CONTACT_CLASS = term("Contact");
    public static final Node IMPORT_ACTIVITY = term("ImportActivity");
    public static final Node UNMAPPED_VALUE_CLASS = term("UnmappedValue");
    public static final Node FINDING_CLASS = term("Finding");

    public static final Node REGISTRY = term("registry");
    public static final Node CROSS_REFERENCE = term("crossReference");
    public static final Node TRIAL_IDENTIFIER = term("trialIdentifier");
    public static final Node IDENTIFIER_TYPE = term("identifierType");
    public static final Node ISSUER = term("issuer");
    public static final Node PAGE = term("page");
    public static final Node CONDITION = term("condition");
    public static final Node ARM = term("arm");
    public static final Node INTERVENTION = term("intervention");
    public static final Node OUTCOME = term("outcome");
    public static final Node CRITERION = term("criterion");
    public static final Node LEAD_SPONSOR = term("leadSponsor");
    public static final Node COLLABORATOR = term("collaborator");
    public static final Node FUNDER = term("funder");
    public static final Node RESPONSIBLE_ORGANIZATION = term("responsibleOrganization");
    public static final Node SITE = term("site");
    public static final Node RECRUITING_SITE = term("recruitingSite");
    public static final Node COUNTRY = term("country");
    public static final Node COUNTRY_TEXT = term("countryText");
    public static final Node REGISTRY_MESH = term("registryMesh");
    public static final Node REGISTRY_MESH_TEXT = term("registryMeshText");
    public static final Node TOPIC_MESH = term("topicMesh");
    public static final Node REFERENCE = term("reference");
    public static final Node RESULT_REFERENCE = term("resultReference");
    public static final Node DOCUMENT = term("document");
    public static final Node FURTHER_DOCUMENT = term("furtherDocument");
    public static final Node STUDY = term("study");
    public static final Node ARM_TYPE = term("armType");
    public static final Node ARM_TYPE_TEXT = term("armTypeText");
    public static final Node DESCRIPTION = term("description");
    public static final Node ARM_INTERVENTION = term("armIntervention");
    public static final Node ARM_SIZE = term("armSize");
    public static final Node INTERVENTION_TYPE = term("interventionType");
    public static final Node INTERVENTION_TYPE_TEXT = term("interventionTypeText");
    public static final Node OTHER_NAME = term("otherName");
    public static final Node MESH = term("mesh");
    public static final Node TIME_FRAME = term("timeFrame");
    public static final Node TEXT = term("text");
    public static final Node POSITION = term("position");
    public static final Node PRINTED_NUMBER = term("printedNumber");
    public static final Node SECTION = term("section");
    public static final Node REQUIREMENT = term("requirement");
    public static final Node MENTIONS = term("mentions");
    public static final Node CONSTRAINT_CLASS = term("Constraint");
    public static final Node CONSTRAINT = term("constraint");
    public static final Node MEASURE = term("measure");
    public static final Node MEASURE_TEXT = term("measureText");
    public static final Node LOWER = term("lower");
    public static final Node LOWER_INCLUSIVE = term("lowerInclusive");
    public static final Node UPPER = term("upper");
    public static final Node UPPER_INCLUSIVE = term("upperInclusive");
    public static final Node UNIT = term("unit");
    public static final Node WINDOW = term("window");
    public static final Node PARENT_CRITERION = term("parentCriterion");
    public static final Node SPONSOR_CLASS_OF = term("sponsorClass");
    public static final Node CITY = term("city");
    public static final Node REGION = term("region");
    public static final Node POSTAL_CODE = term("postalCode");
    public static final Node SHA256 = term("sha256");
    public static final Node PUBLISHER = term("publisher");
    public static final Node TRIAL_OF_DOCUMENT = term("trial");
    public static final Node FROM = term("from");
    public static final Node TO = term("to");
    public static final Node LINK_METHOD = term("linkMethod");
    public static final Node CONFIDENCE = term("confidence");
    public static final Node MATCHED_TEXT = term("matchedText");
    public static final Node EVIDENCE = term("evidence");
    public static final Node DIRECTION = term("direction");
    public static final Node RELATION = term("relation");
    public static final Node RELATED_TRIAL = term("relatedTrial");
    public static final Node DISCREPANCY_OF = term("discrepancy");
    public static final Node CANONICAL = term("canonical");
    public static final Node ROR = term("ror");
    public static final Node FIELD = term("field");
    public static final Node SEVERITY = term("severity");
    public static final Node DISCREPANT_CRITERION = term("discrepantCriterion");
    public static final Node FIRST_TRIAL = term("firstTrial");
    public static final Node SECOND_TRIAL = term("secondTrial");
    public static final Node FIRST_VALUE = term("firstValue");
    public static final Node SECOND_VALUE = term("secondValue");
    public static final Node RECORDS_SEEN = term("recordsSeen");
    public static final Node RECORDS_PUBLISHED = term("recordsPublished");
    public static final Node RECORDS_SUPERSEDED = term("recordsSuperseded");
    public static final Node RECORDS_REJECTED = term("recordsRejected");
    public static final Node UNMAPPED_VALUES = term("unmappedValues");
    public static final Node UNMAPPED_VALUE = term("unmappedValue");
    public static final Node UNMAPPED_PROPERTY = term("unmappedProperty");
    public static final Node PRINTED_WORDS = term("printedWords");
    public static final Node RECORD_COUNT = term("recordCount");
    public static final Node NEVER_FILLED = term("neverFilled");
    public static final Node FINDING = term("finding");
    public static final Node PLACE = term("place");
    public static final Node PROBLEM = term("problem");
    public static final Node REMEDY = term("remedy");
    public static final Node CITATION = term("citation");
    public static final Node REFERENCE_KIND = term("referenceKind");
    public static final Node CONTACT = term("contact");
    public static final Node ROLE = term("role");
    public static final Node AFFILIATION = term("affiliation");
    public static final Node NAME = term("name");
    public static final Node EMAIL = term("email");
    public static final Node PHONE = term("phone");
    public static final Node ADDRESS = term("address");
    public static final Node MEANS = term("means");
    public static final Node USUAL_UNIT = term("usualUnit");

    public static final Node IDENTIFIER = NodeFactory.createURI(DCTERMS + "identifier");
    public static final Node FORMAT = NodeFactory.createURI(DCTERMS + "format");
    public static final Node SOURCE = NodeFactory.createURI(DCTERMS + "source");
    public static final Node LICENSE = NodeFactory.createURI(DCTERMS + "license");
    public static final Node RIGHTS = NodeFactory.createURI(DCTERMS + "rights");
    public static final Node PROV_ENTITY = NodeFactory.createURI(PROV + "Entity");
    public static final Node GENERATED_AT = NodeFactory.createURI(PROV + "generatedAtTime");
    public static final Node LATITUDE = NodeFactory.createURI(GEO + "lat");
    public static final Node LONGITUDE = NodeFactory.createURI(GEO + "long");

    /** The terms of the trial's own properties and of the words beside them, by local names. */
    private static final Map<String, Node> OF_TRIALS = TrialProperties.ALL.stream()
            .flatMap(property -> Stream.of(property.name(), property.textName()))
            .distinct()
            .collect(Collectors.toUnmodifiableMap(Function.identity(), Vocabulary::term));

    private static final Map<String, Node> FIRST_DAYS = Stream.of(
                    TrialProperties.START_DATE,
                    TrialProperties.PRIMARY_COMPLETION_DATE,
                    TrialProperties.COMPLETION_DATE,
                    TrialProperties.REGISTRATION_DATE,
                    TrialProperties.LAST_UPDATE_DATE)
            .collect(Collectors.toUnmodifiableMap(Property::name, date -> term(date.name() + "FirstDay")));

    private Vocabulary() {}

    /** The RDF property of one of a trial's own properties. */
    public static Node property(Property<?> property) {
        return known(property.name());
    }

    /**
     * The RDF property that keeps the printed words beside a coded value or an age.
     *
     * @throws IllegalArgumentException if the property's values have no printed words beside them
     */
    public static Node printedWords(Property<?> property) {
        if (property.textName().isEmpty()) {
            throw new IllegalArgumentException("no property keeps the printed words of " + property);
        }
        return known(property.textName());
    }

    /**
     * The RDF property that keeps the first day that a date may be, by which dates of any precision are compared and sorted; empty
     * for a property that queries do not filter by.
     */
    public static Optional<Node> firstDay(Property<?> property) {
        return Optional.ofNullable(FIRST_DAYS.get(property.name()));
    }

    private static Node known(String localName) {
        Node known = OF_TRIALS.get(localName);
        return known == null ? term(localName) : known;
    }

    /**
     * A property by a local name that comes out of data, such as an archived record; where the program itself names a
     * property, it uses the constants here and {@link #property}.
     */
    public static Node term(String localName) {
        return NodeFactory.createURI(TG + localName);
    }

    /** A concept by its local name; a country by its ISO 3166-1 alpha-3 code is no concept of ours, see {@link Iris}. */
    public static Node concept(String localName) {
        return NodeFactory.createURI(TGC + localName);
    }
}
