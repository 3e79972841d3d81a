package org.trialgraph.format.aggregator;

import static org.trialgraph.model.TrialProperties.*;

import java.util.List;
import java.util.regex.Pattern;
import org.trialgraph.codes.CodeTable;
import org.trialgraph.format.page.Field;
import org.trialgraph.format.page.Layout;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Property;

/** What the site prints on every study page. */
final class VeevaLayout {
    static final List<String> BOTH_CRITERIA =
            List.of("Inclusion and exclusion criteria", "Inclusion & exclusion criteria", "Eligibility criteria");
    static final List<String> CONTACTS = List.of("Central trial contact", "Central trial contacts");

    private static final String STATUS = "Status and phase";
    private static final String ELIGIBILITY = "Details and patient eligibility";
    private static final String DESIGN = "Trial design";
    private static final String SITES = "Trial contacts and locations";

    /** In the order of the page; those that running text may use as headings of its own tell how their value looks. */
    static Layout of(CodeTable codes) {
        return Layout.of(
                BOILERPLATE,
                List.of(
                        Field.labelOnly(
                                STATUS,
                                "Conditions",
                                "Treatments",
                                "Funder types",
                                "Identifiers",
                                ELIGIBILITY,
                                "About"),
                        coded(codes, STUDY_TYPE, "Study type"),
                        Field.labelOnly("Full description"),
                        shaped("\\d[\\d,]* (?:estimated |actual )?(?:patients?|participants?)", "Enrollment"),
                        shaped("(?:all|both|(?:fe)?males?|(?:wo)?men)\\b.{0,40}", "Sex"),
                        shaped(".{1,60} old|any age|all ages", "Ages"),
                        shaped(".{0,40}healthy.{0,40}", "Volunteers"),
                        Field.labelOnly("Inclusion criteria", "Exclusion criteria")
                                .after("Sex"),
                        Field.labelOnly(BOTH_CRITERIA.toArray(String[]::new)).after("Sex"),
                        Field.labelOnly(DESIGN).after("Sex"),
                        coded(codes, PRIMARY_PURPOSE, "Primary purpose").after(DESIGN),
                        coded(codes, ALLOCATION, "Allocation").after(DESIGN),
                        coded(codes, INTERVENTION_MODEL, "Interventional model").after(DESIGN),
                        coded(codes, OBSERVATIONAL_MODEL, "Observational model").after(DESIGN),
                        coded(codes, TIME_PERSPECTIVE, "Time perspective").after(DESIGN),
                        coded(codes, MASKING, "Masking").after(DESIGN),
                        Field.labelOnly(SITES),
                        Field.labelOnly(CONTACTS.toArray(String[]::new)).after(SITES),
                        Field.labelOnly("Data sourced from clinicaltrials.gov")));
    }

    private static Field shaped(String pattern, String label) {
        Pattern look = Pattern.compile("(?i)" + pattern);
        return Field.labelOnly(label)
                .above("(?is)" + pattern)
                .valueMatching(words -> look.matcher(words).matches());
    }

    private static Field coded(CodeTable codes, Property<Coded> property, String label) {
        return Field.labelOnly(label)
                .valueMatching(words -> !codes.concepts(property.name(), words).isEmpty());
    }

    static final List<String> BOILERPLATE = List.of(
            "ClinicalTrials\\.Veeva",
            "Menu",
            "Loading(?:\\.{1,5}|\u2026)?",
            "Clinical trials",
            "Find clinical trials",
            "Trials by location",
            "Find clinical trialsTrials by location",
            "About|Glossary|Resources|Contact us|Sign in|Log in|Search|Share|Save|Print|Home",
            "(?:View|Show|See) (?:more|less|all|trial locations|locations)",
            "Terms|Privacy|Cookies?|Terms of use|Privacy policy|Cookie (?:policy|settings)",
            "(?:\u00A9|\\(c\\))? ?Copyright(?: \u00A9)? \\d{4} Veeva Systems.*");

    private VeevaLayout() {}
}
