package org.trialgraph.format.ctgov;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialgraph.codes.CodeTable;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.page.Page;
import org.trialgraph.format.page.Page.Line;
import org.trialgraph.format.page.Sections;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Site;
import org.trialgraph.model.Text;

/**
 * The list of sites: a heading with country and region, then for each site its facility with the status behind it, the line
 * with city, region, country and postal code, and people.
 */
final class ClassicLocations {
    private static final Pattern POSTAL = Pattern.compile("[\\p{L}\\d][\\p{L}\\d -]{1,11}");
    private static final Pattern STATUS =
            Pattern.compile("(.*?)\\s*(Not yet recruiting|Active, not recruiting|Enrolling by invitation"
                    + "|No longer recruiting|Temporarily not available|No longer available|Approved for marketing|Recruiting|Completed"
                    + "|Terminated|Suspended|Withdrawn|Available)");

    private final TrialReader trial;
    private final CodeTable codes;
    private final List<Line> facility = new ArrayList<>();
    private Optional<String> country = Optional.empty();

    ClassicLocations(TrialReader trial, CodeTable codes) {
        this.trial = trial;
        this.codes = codes;
    }

    void read(Page page, Sections sections) {
        for (Line line : sections.get("Locations").rest()) {
            page.take(line);
            line(line);
        }
        facility.forEach(line -> trial.ledger().unmapped(line.place(), line.words()));
    }

    private void line(Line line) {
        String words = line.value();
        if (ClassicParties.PERSON.matcher(words).matches()) {
            ClassicParties.person(words, trial);
        } else if (country.filter(c -> !facility.isEmpty() && address(words, c)).isPresent()) {
            site(words, line.place());
            facility.clear();
        } else if (country(words).isPresent() && facility.isEmpty()) {
            country = country(words);
        } else {
            facility.add(line);
        }
    }

    /** The country that a heading starts with; names of countries may hold commas themselves. */
    private Optional<String> country(String words) {
        for (int end = words.length(); end > 0; end = words.lastIndexOf(',', end - 1)) {
            String head = words.substring(0, end).strip();
            if (!codes.concepts("country", head).isEmpty()) {
                return Optional.of(head);
            }
        }
        return Optional.empty();
    }

    /** Whether a line is city, region, the country of the heading, postal code. */
    private static boolean address(String words, String country) {
        int at = words.lastIndexOf(country);
        if (at < 2 || words.charAt(at - 2) != ',') {
            return false;
        }
        String behind = words.substring(at + country.length());
        return behind.isEmpty()
                || behind.startsWith(", ")
                        && POSTAL.matcher(behind.substring(2)).matches();
    }

    private void site(String address, String place) {
        String known = country.orElseThrow();
        int at = address.lastIndexOf(known);
        List<String> parts = List.of(address.substring(0, at - 2).split(", "));
        Optional<String> postal = Optional.of(address.substring(at + known.length()))
                .filter(b -> b.length() > 2)
                .map(b -> b.substring(2).strip());
        StringBuilder name = new StringBuilder();
        facility.forEach(line -> name.append(name.isEmpty() ? "" : " ").append(line.value()));
        Matcher m = STATUS.matcher(name);
        boolean stated = m.matches();
        Optional<Coded> status =
                trial.code("overallStatus", stated ? Optional.of(m.group(2)) : Optional.empty(), place);
        trial.trial()
                .site(new Site(
                        words(stated ? m.group(1) : name.toString()),
                        words(parts.get(0)),
                        words(String.join(", ", parts.subList(1, parts.size()))),
                        postal,
                        trial.country(Optional.of(known), place),
                        Optional.empty(),
                        status));
    }

    private List<Text> words(String printed) {
        return trial.words(Optional.of(printed)).stream().toList();
    }
}
