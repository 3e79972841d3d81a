package org.trialgraph.linkage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.trialgraph.linkage.Discrepancies.Discrepancy;
import org.trialgraph.linkage.TrialFacts.Organization;

/** The {@link TrialFacts} of all trials of a release together, whatever order they come in. Not for several threads at once until it is whole. */
public final class ReleaseFacts {
    private final List<Registration> registrations = new ArrayList<>();
    private final List<Discrepancy> discrepancies = new ArrayList<>();
    private final SortedMap<String, Organization> sponsors = new TreeMap<>();
    private final SortedMap<String, Organization> sites = new TreeMap<>();
    private final SortedMap<String, Set<String>> countries = new TreeMap<>();
    private final SortedSet<String> mesh = new TreeSet<>();

    /** Adds those of some trials. */
    public void add(TrialFacts facts) {
        registrations.addAll(facts.registrations());
        discrepancies.addAll(facts.discrepancies());
        facts.sponsors().forEach(each -> sponsors.merge(each.iri(), each, Organization::union));
        facts.sites().forEach(each -> sites.merge(each.iri(), each, Organization::union));
        facts.leadSponsors()
                .forEach(each -> countries
                        .computeIfAbsent(each.sponsor(), sponsor -> new TreeSet<>())
                        .addAll(each.countries()));
        mesh.addAll(facts.mesh());
    }

    /** In the order of their IRIs. */
    List<Registration> registrations() {
        return registrations.stream()
                .sorted(Comparator.comparing(Registration::trial))
                .toList();
    }

    /** Where single trials disagree with themselves. */
    List<Discrepancy> discrepancies() {
        return Collections.unmodifiableList(discrepancies);
    }

    SortedMap<String, Organization> sponsors() {
        return Collections.unmodifiableSortedMap(sponsors);
    }

    SortedMap<String, Organization> sites() {
        return Collections.unmodifiableSortedMap(sites);
    }

    /** IRIs of the countries of the trials that an organisation leads. */
    Set<String> countriesLed(String sponsor) {
        return countries.getOrDefault(sponsor, Set.of());
    }

    /** Ids of the terms of MeSH that statements lead to. */
    public SortedSet<String> mesh() {
        return Collections.unmodifiableSortedSet(mesh);
    }
}
