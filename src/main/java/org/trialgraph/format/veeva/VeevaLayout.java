package org.trialgraph.format.veeva;

import java.util.List;
import org.trialgraph.format.page.Furniture;
import org.trialgraph.format.page.Label;
import org.trialgraph.format.page.Labels;

/** What the site prints on every study page. */
final class VeevaLayout {
    static final List<String> BOTH_CRITERIA =
            List.of("Inclusion and exclusion criteria", "Inclusion & exclusion criteria", "Eligibility criteria");
    static final List<String> CONTACTS = List.of("Central trial contact", "Central trial contacts");

    private static final String DESIGN = "Trial design";
    private static final String SITES = "Trial contacts and locations";

    /** In the order of the page; those that running text may use as headings of its own tell how their value looks. */
    static final Labels LABELS = Labels.of(
            Label.alone("Status and phase"),
            Label.alone("Conditions"),
            Label.alone("Treatments"),
            Label.alone("Study type"),
            Label.alone("Funder types"),
            Label.alone("Identifiers"),
            Label.alone("Details and patient eligibility"),
            Label.alone("About"),
            Label.alone("Full description"),
            Label.alone("Enrollment").above("(?i)\\d[\\d,]* (?:estimated |actual )?(?:patients?|participants?)"),
            Label.alone("Sex").above("(?i)(?:all|both|(?:fe)?males?|(?:wo)?men)\\b.{0,40}"),
            Label.alone("Ages").above("(?i).{1,60} old|any age|all ages"),
            Label.alone("Volunteers").above("(?i).{0,40}healthy.{0,40}"),
            Label.alone("Inclusion criteria").after("Sex"),
            Label.alone("Exclusion criteria").after("Sex"),
            Label.alone(BOTH_CRITERIA.get(0)).after("Sex"),
            Label.alone(BOTH_CRITERIA.get(1)).after("Sex"),
            Label.alone(BOTH_CRITERIA.get(2)).after("Sex"),
            Label.alone(DESIGN).after("Sex"),
            Label.alone("Primary purpose").after(DESIGN),
            Label.alone("Allocation").after(DESIGN),
            Label.alone("Interventional model").after(DESIGN),
            Label.alone("Observational model").after(DESIGN),
            Label.alone("Time perspective").after(DESIGN),
            Label.alone("Masking").after(DESIGN),
            Label.alone(SITES),
            Label.alone(CONTACTS.get(0)).after(SITES),
            Label.alone(CONTACTS.get(1)).after(SITES),
            Label.alone("Data sourced from clinicaltrials.gov"));

    static final Furniture FURNITURE = Furniture.of(
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
            "(?:\u00A9|\\(c\\))? ?Copyright(?: \u00A9)? \\d{4} Veeva Systems.*",
            "(?:url:? ?)?https?://\\S+");

    private VeevaLayout() {}
}
