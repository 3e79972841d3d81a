package org.trialgraph.linkage;

import java.util.List;
import java.util.OptionalInt;

/**
 * What is needed of one registration to find others of the same study.
 *
 * @param trial IRI of the trial
 * @param number its number; empty where its document prints none
 * @param registry key of its registry; empty where it has no number
 * @param document IRI of the first document; empty where none is known
 * @param titles public titles, then scientific titles, in all languages, none twice
 * @param acronyms short names
 * @param ids other ids of the study
 * @param aliases earlier numbers of the same registration
 * @param mentions numbers of registries in titles and running text
 * @param sponsors names of the lead sponsor
 * @param interventions names of what is given or done
 * @param conditions names of conditions
 * @param countries last parts of the IRIs of countries of recruitment, in order
 * @param phases local names of phases, in order
 * @param ages whom it takes by age
 * @param enrollment number of participants
 * @param startDate year, year and month, or day; empty where unknown
 * @param registrationDate the same
 */
record Registration(
        String trial,
        String number,
        String registry,
        String document,
        List<String> titles,
        List<String> acronyms,
        List<DeclaredId> ids,
        List<String> aliases,
        List<Mention> mentions,
        List<String> sponsors,
        List<String> interventions,
        List<String> conditions,
        List<String> countries,
        List<String> phases,
        Ages ages,
        OptionalInt enrollment,
        String startDate,
        String registrationDate) {
    /** Copies the lists. */
    Registration {
        titles = List.copyOf(titles);
        acronyms = List.copyOf(acronyms);
        ids = List.copyOf(ids);
        aliases = List.copyOf(aliases);
        mentions = List.copyOf(mentions);
        sponsors = List.copyOf(sponsors);
        interventions = List.copyOf(interventions);
        conditions = List.copyOf(conditions);
        countries = List.copyOf(countries);
        phases = List.copyOf(phases);
    }
}
