package org.trialgraph.format.ctgov;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.page.Page;
import org.trialgraph.format.page.Page.Line;
import org.trialgraph.model.Site;
import org.trialgraph.model.Text;

/**
 * The list of sites: a heading with country and region, then for each site its facility with the status behind it, the line
 * with city, region, country and postal code, and people.
 */
final class PageLocations {
    private static final int LONGEST_POSTAL_CODE = 12;

    private final Page page;
    private final TrialReader trial;
    private final List<Line> facility = new ArrayList<>();
    private String country = "";

    PageLocations(Page page, TrialReader trial) {
        this.page = page;
        this.trial = trial;
    }

    /** Takes the sites and people on the lines below a heading. */
    void read(List<Line> lines) {
        for (Line line : lines) {
            page.take(line);
            String words = line.value();
            String opened = facility.isEmpty() ? country(words) : "";
            if (StudyPageReader.person(words, trial)) {
                continue;
            }
            if (!facility.isEmpty() && !country.isEmpty() && isAddress(words)) {
                site(words, line.place());
                facility.clear();
            } else if (!opened.isEmpty()) {
                country = opened;
            } else {
                facility.add(line);
            }
        }
        facility.forEach(line -> trial.report().unmapped(line.place(), line.words()));
    }

    /** The country that a heading starts with, or nothing; names of countries may hold commas themselves. */
    private String country(String words) {
        for (int end = words.length(); end > 0; end = words.lastIndexOf(',', end - 1)) {
            String head = words.substring(0, end).strip();
            if (trial.knows("country", head)) {
                return head;
            }
        }
        return "";
    }

    /** Whether a line is city, region, the country of the heading, postal code. */
    private boolean isAddress(String words) {
        int at = words.lastIndexOf(country);
        if (at < 2 || words.charAt(at - 2) != ',') {
            return false;
        }
        String behind = words.substring(at + country.length());
        return behind.isEmpty() || behind.startsWith(", ") && isPostalCode(behind.substring(2));
    }

    private static boolean isPostalCode(String words) {
        return words.length() > 1
                && words.length() <= LONGEST_POSTAL_CODE
                && Character.isLetterOrDigit(words.charAt(0))
                && words.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == ' ' || c == '-');
    }

    private void site(String address, String place) {
        int at = address.lastIndexOf(country);
        List<String> parts = List.of(address.substring(0, at - 2).split(", "));
        String behind = address.substring(at + country.length());
        String name = facility.stream().map(Line::value).collect(Collectors.joining(" "));
        int status = status(name);
        trial.trial()
                .site(new Site(
                        words(name.substring(0, status)),
                        words(parts.get(0)),
                        words(String.join(", ", parts.subList(1, parts.size()))),
                        Optional.of(behind)
                                .filter(b -> !b.isEmpty())
                                .map(b -> b.substring(2).strip()),
                        trial.country(Optional.of(country), place),
                        Optional.empty(),
                        trial.code("overallStatus", Optional.of(name.substring(status)), place)));
    }

    /** Where the status of a site begins behind the name of its facility; the end of the name where there is none. */
    private int status(String name) {
        int at = 0;
        while (at < name.length() && !trial.knows("overallStatus", name.substring(at))) {
            int space = name.indexOf(' ', at);
            at = space < 0 ? name.length() : space + 1;
        }
        return at;
    }

    private List<Text> words(String printed) {
        return trial.words(Optional.of(printed)).stream().toList();
    }
}
