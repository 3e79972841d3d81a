package org.trialgraph.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The properties that a trial itself carries, in the order in which they are written and shown. The notions are those of
 * the WHO trial registration data set 1.3.1 and of the ClinicalTrials.gov protocol data elements; the ontology defines
 * each under the same name.
 */
public final class TrialProperties {
    /** Filled by the declarations below while the class is loaded. */
    private static final List<Property<?>> DECLARED = new ArrayList<>();

    public static final Property<Text> PUBLIC_TITLE = text("publicTitle");
    public static final Property<Text> SCIENTIFIC_TITLE = text("scientificTitle");
    public static final Property<Text> ACRONYM = text("acronym");
    /** Other ids as printed, one each; recognised numbers of registries become cross-references by themselves. */
    public static final Property<Text> SECONDARY_ID = text("secondaryId");
    /** Earlier numbers of the same registration that its registry still answers to. */
    public static final Property<Text> ALIAS_ID = text("aliasId");
    /** The EU member state whose authority keeps this record, by its two letters; {@code 3RD} for all other countries. */
    public static final Property<Text> MEMBER_STATE = text("memberState");

    public static final Property<Text> BRIEF_SUMMARY = text("briefSummary");
    public static final Property<Text> DETAILED_DESCRIPTION = text("detailedDescription");
    public static final Property<Text> OBJECTIVE = text("objective");
    /** The treatment of all groups told in one piece, where the document does so. */
    public static final Property<Text> TREATMENT_DESCRIPTION = text("treatmentDescription");

    public static final Property<Coded> STUDY_TYPE = coded("studyType");
    public static final Property<Coded> PHASE = coded("phase");
    public static final Property<Coded> OVERALL_STATUS = declare("overallStatus", Coded.class, "statusText");
    public static final Property<Coded> LAST_KNOWN_STATUS = coded("lastKnownStatus");
    public static final Property<Text> WHY_STOPPED = text("whyStopped");
    public static final Property<Coded> REGISTRATION_TIMING = coded("registrationTiming");
    public static final Property<Coded> ALLOCATION = coded("allocation");
    public static final Property<Coded> INTERVENTION_MODEL = coded("interventionModel");
    public static final Property<Text> INTERVENTION_MODEL_DESCRIPTION = text("interventionModelDescription");
    public static final Property<Coded> MASKING = coded("masking");
    public static final Property<Text> MASKING_DESCRIPTION = text("maskingDescription");
    public static final Property<Coded> MASKED_ROLE = coded("maskedRole");
    public static final Property<Coded> PRIMARY_PURPOSE = coded("primaryPurpose");
    public static final Property<Coded> OBSERVATIONAL_MODEL = coded("observationalModel");
    public static final Property<Coded> TIME_PERSPECTIVE = coded("timePerspective");
    public static final Property<Flag> PATIENT_REGISTRY = flag("patientRegistry");
    public static final Property<Text> TARGET_DURATION = text("targetDuration");
    public static final Property<Text> DESIGN_TEXT = text("designText");
    public static final Property<Text> RANDOMIZATION_PROCEDURE = text("randomizationProcedure");
    public static final Property<Coded> BIOSPECIMEN_RETENTION = coded("biospecimenRetention");
    public static final Property<Text> BIOSPECIMEN = text("biospecimen");

    public static final Property<Count> ENROLLMENT = declare("enrollment", Count.class, "");
    public static final Property<Coded> ENROLLMENT_TYPE = coded("enrollmentType");
    /** Number of sites, where the document counts them. */
    public static final Property<Count> SITE_COUNT = declare("siteCount", Count.class, "");

    public static final Property<PartialDate> START_DATE = date("startDate");
    public static final Property<Coded> START_DATE_TYPE = coded("startDateType");
    public static final Property<PartialDate> PRIMARY_COMPLETION_DATE = date("primaryCompletionDate");
    public static final Property<Coded> PRIMARY_COMPLETION_DATE_TYPE = coded("primaryCompletionDateType");
    public static final Property<PartialDate> COMPLETION_DATE = date("completionDate");
    public static final Property<Coded> COMPLETION_DATE_TYPE = coded("completionDateType");
    public static final Property<PartialDate> RECRUITMENT_START_DATE = date("recruitmentStartDate");
    public static final Property<PartialDate> RECRUITMENT_END_DATE = date("recruitmentEndDate");
    public static final Property<PartialDate> FIRST_SUBMISSION_DATE = date("firstSubmissionDate");
    /** The day the registration was first public, which the WHO data set calls date of registration. */
    public static final Property<PartialDate> REGISTRATION_DATE = date("registrationDate");

    public static final Property<Coded> REGISTRATION_DATE_TYPE = coded("registrationDateType");

    public static final Property<PartialDate> LAST_UPDATE_SUBMISSION_DATE = date("lastUpdateSubmissionDate");
    public static final Property<PartialDate> LAST_UPDATE_DATE = date("lastUpdateDate");
    public static final Property<Coded> LAST_UPDATE_DATE_TYPE = coded("lastUpdateDateType");
    public static final Property<PartialDate> VERIFICATION_DATE = date("verificationDate");
    public static final Property<PartialDate> RESULTS_SUBMISSION_DATE = date("resultsSubmissionDate");
    public static final Property<PartialDate> RESULTS_DATE = date("resultsDate");
    public static final Property<Coded> RESULTS_DATE_TYPE = coded("resultsDateType");
    /** The day on which the publisher's data stood as this document has it. */
    public static final Property<PartialDate> SOURCE_VERSION_DATE = date("sourceVersionDate");
    /** The registry's own number of the state of the record, such as {@code V1.1}. */
    public static final Property<Text> RECORD_VERSION = text("recordVersion");
    /** What came of the registry's own check of the record. */
    public static final Property<Text> RECORD_REVIEW = text("recordReview");

    public static final Property<Flag> HAS_RESULTS = flag("hasResults");

    public static final Property<Coded> SEX = coded("sex");
    public static final Property<Flag> GENDER_BASED = flag("genderBased");
    public static final Property<Text> GENDER_DESCRIPTION = text("genderDescription");
    public static final Property<Age> MINIMUM_AGE = declare("minimumAge", Age.class, "minimumAgeText");
    public static final Property<Age> MAXIMUM_AGE = declare("maximumAge", Age.class, "maximumAgeText");
    public static final Property<Coded> AGE_GROUP = coded("ageGroup");
    public static final Property<Flag> ACCEPTS_HEALTHY_VOLUNTEERS = flag("acceptsHealthyVolunteers");
    public static final Property<Text> STUDY_POPULATION = text("studyPopulation");
    public static final Property<Coded> SAMPLING_METHOD = coded("samplingMethod");

    public static final Property<Text> KEYWORD = text("keyword");
    /** Codes of the conditions in a classification of diseases, as printed. */
    public static final Property<Text> CONDITION_CODE = text("conditionCode");
    /** Kinds of all sponsors and funders together, where the document does not say which is which. */
    public static final Property<Coded> FUNDER_TYPE = coded("funderType");

    public static final Property<Coded> RESPONSIBLE_PARTY_TYPE = coded("responsiblePartyType");
    public static final Property<Flag> HAS_DATA_MONITORING_COMMITTEE = flag("hasDataMonitoringCommittee");
    public static final Property<Flag> FDA_REGULATED_DRUG = flag("fdaRegulatedDrug");
    public static final Property<Flag> FDA_REGULATED_DEVICE = flag("fdaRegulatedDevice");
    public static final Property<Flag> UNAPPROVED_DEVICE = flag("unapprovedDevice");
    public static final Property<Flag> POSTMARKET_SURVEILLANCE = flag("postmarketSurveillance");
    public static final Property<Flag> US_EXPORT = flag("usExport");
    public static final Property<Flag> FDAAA_801_VIOLATION = flag("fdaaa801Violation");
    public static final Property<Flag> HAS_EXPANDED_ACCESS = flag("hasExpandedAccess");
    public static final Property<Coded> EXPANDED_ACCESS_TYPE = coded("expandedAccessType");
    public static final Property<Flag> ETHICS_APPROVED = flag("ethicsApproved");
    public static final Property<Text> ETHICS_COMMITTEE = text("ethicsCommittee");
    public static final Property<Text> ETHICS_APPROVAL_NUMBER = text("ethicsApprovalNumber");
    public static final Property<PartialDate> ETHICS_APPROVAL_DATE = date("ethicsApprovalDate");
    public static final Property<Coded> IPD_SHARING = coded("ipdSharing");
    public static final Property<Text> IPD_SHARING_DESCRIPTION = text("ipdSharingDescription");
    public static final Property<Coded> IPD_SHARING_INFO_TYPE = coded("ipdSharingInfoType");
    public static final Property<Text> IPD_SHARING_TIME_FRAME = text("ipdSharingTimeFrame");
    public static final Property<Text> IPD_SHARING_ACCESS_CRITERIA = text("ipdSharingAccessCriteria");
    public static final Property<Text> DATA_MANAGEMENT = text("dataManagement");
    public static final Property<Coded> RESULTS_ACCESS = coded("resultsAccess");

    /** Every property of this class, in order; the order of statements, reports and pages. */
    public static final List<Property<?>> ALL = List.copyOf(DECLARED);

    private static final Map<String, Property<?>> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Property::name, Function.identity()));

    private TrialProperties() {}

    /** The property of a name, where there is one whose values are of a type. */
    @SuppressWarnings("unchecked") // the type is compared
    public static <V extends Value> Optional<Property<V>> named(String name, Class<V> type) {
        Property<?> property = BY_NAME.get(name);
        return property != null && property.type() == type ? Optional.of((Property<V>) property) : Optional.empty();
    }

    /**
     * The property of a name that a table of the program gives.
     *
     * @throws IllegalStateException if there is none whose values are of the type
     */
    public static <V extends Value> Property<V> required(String name, Class<V> type) {
        return named(name, type)
                .orElseThrow(
                        () -> new IllegalStateException("no property \"" + name + "\" of " + type.getSimpleName()));
    }

    /** The property that tells whether a date is actual or anticipated; empty where documents do not tell it of this date. */
    public static Optional<Property<Coded>> typeOf(Property<?> date) {
        return named(date.name() + "Type", Coded.class);
    }

    private static Property<Text> text(String name) {
        return declare(name, Text.class, "");
    }

    private static Property<Coded> coded(String name) {
        return declare(name, Coded.class, name + "Text");
    }

    private static Property<PartialDate> date(String name) {
        return declare(name, PartialDate.class, "");
    }

    private static Property<Flag> flag(String name) {
        return declare(name, Flag.class, "");
    }

    private static <V extends Value> Property<V> declare(String name, Class<V> type, String textName) {
        Property<V> property = new Property<>(name, type, textName);
        DECLARED.add(property);
        return property;
    }
}
