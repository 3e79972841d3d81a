package org.trialgraph.format.euctr;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The questions of the application form whose answers are read. A page that was copied as text prints number, question and
 * answer without anything between, so that only the question tells where the answer begins.
 */
final class EuctrQuestions {
    private static final List<String> LONGEST_FIRST = Stream.of("""
                    Member State Concerned
                    EudraCT number
                    Full title of the trial
                    Title of the trial for lay people, in easily understood, i.e. non-technical, language
                    Name or abbreviated title of the trial where available
                    Sponsor's protocol code number
                    ISRCTN (International Standard Randomised Controlled Trial) Number
                    ISRCTN (International Standard Randomised Controlled Trial) number
                    US NCT (ClinicalTrials.gov registry) number
                    WHO Universal Trial Reference Number (UTRN)
                    Other Identifiers
                    Trial is part of a Paediatric Investigation Plan
                    EMA Decision number of Paediatric Investigation Plan
                    Name of Sponsor
                    Country
                    Status of the sponsor
                    Name of organisation providing support
                    Name of organisation
                    Functional name of contact point
                    Street Address
                    Town/ city
                    Post code
                    Telephone number
                    Fax number
                    E-mail
                    IMP Role
                    IMP to be used in the trial has a marketing authorisation
                    Trade name
                    Name of the Marketing Authorisation holder
                    Country which granted the Marketing Authorisation
                    Product name
                    Product code
                    Pharmaceutical form
                    Routes of administration for this IMP
                    INN - Proposed INN
                    CAS number
                    Current sponsor code
                    Other descriptive name
                    EV Substance Code
                    Active substance of chemical origin
                    Active substance of biological/ biotechnological origin (other than Advanced Therapy IMP (ATIMP)
                    Active substance of biological/ biotechnological origin
                    Safety
                    Efficacy
                    Is a Placebo used in this Trial?
                    Medical condition(s) being investigated
                    Medical condition in easily understood language
                    Therapeutic area
                    Version
                    Level
                    Classification code
                    Term
                    System Organ Class
                    Main objective of the trial
                    Secondary objectives of the trial
                    Principal inclusion criteria
                    Principal exclusion criteria
                    Primary end point(s)
                    Timepoint(s) of evaluation of this end point
                    Secondary end point(s)
                    Diagnosis
                    Prophylaxis
                    Therapy
                    Human pharmacology (Phase I)
                    Therapeutic exploratory (Phase II)
                    Therapeutic confirmatory (Phase III)
                    Therapeutic use (Phase IV)
                    Controlled
                    Randomised
                    Open
                    Single blind
                    Double blind
                    Parallel group
                    Cross over
                    Other trial design description
                    If E.8.6.1 or E.8.6.2 are Yes, specify the regions in which trial sites are planned
                    Trial has a data monitoring committee
                    Trial has subjects under 18
                    Number of subjects for this age range
                    Adults (18-64 years)
                    Elderly (>=65 years)
                    Female
                    Male
                    Healthy volunteers
                    In the whole clinical trial
                    Competent Authority Decision
                    Date of Competent Authority Decision
                    Ethics Committee Opinion of the trial application
                    Ethics Committee Opinion: Reason(s) for unfavourable opinion
                    Date of Ethics Committee Opinion
                    End of Trial Status
                    Date of the global end of the trial
                    """.split("\n"))
            .map(String::strip)
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();

    private EuctrQuestions() {}

    /** The longest question with which words begin. */
    static Optional<String> startOf(String words) {
        return LONGEST_FIRST.stream()
                .filter(question -> words.regionMatches(true, 0, question, 0, question.length()))
                .findFirst();
    }
}
