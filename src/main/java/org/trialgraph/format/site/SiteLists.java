package org.trialgraph.format.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.ctgov.PageSites;
import org.trialgraph.format.page.Block;
import org.trialgraph.format.page.Page.Line;
import org.trialgraph.format.page.PageValues;
import org.trialgraph.format.page.StandardFields.Row;
import org.trialgraph.format.page.StandardFields.RowReader;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Site;

/** Lists of sites, each with its place, its status or both. */
final class SiteLists {
    /** City, region and country, behind a flag or not. */
    private static final Pattern PLACE = Pattern.compile(
            "(?<flag>[\\x{1F1E6}-\\x{1F1FF}]{2}\\s*)?(?:(?<city>[^,]{1,80}),)?(?: ?(?<region>[^,]{0,80}),)? ?(?<country>[^,]{2,60})");

    private static final Pattern WITH_STATUS =
            Pattern.compile("(.*[\\p{L}\\d).])(?<status>(?:Not yet r|R)ecruiting|Active, not recruiting"
                    + "|Completed|Terminated|Suspended|Withdrawn|Enrolling by invitation|Available)");
    /** Where words meet that have no space between them. */
    private static final String MEETING = "(?<=[\\p{Ll})])(?=\\p{Lu})|(?<=\\p{L})(?=\\d)";

    private static final String CONTACT = "(?i)(?:contact|phone|e-?mail)\\b.*|name not available";
    private static final int LONGEST_ROW = 1000;
    /** Words of a postal code. */
    private static final int LONGEST_CODE = 2;

    /** The readers of lists by the names that tables have for them. */
    static final Map<String, RowReader> READERS = Map.of(
            "sitesWithFlags", (row, block, trial) -> sites(block, true, trial),
            "sitesWithCountries", (row, block, trial) -> sites(block, false, trial),
            "sitesWithStatus", SiteLists::sitesWithStatus,
            "sitesAboveStatus", SiteLists::sitesAboveStatus,
            "sitesInRows", SiteLists::sitesInRows,
            "sitesBelowAddresses", SiteLists::sitesBelowAddresses,
            "centre", SiteLists::centre);

    private SiteLists() {}

    /** A site as a page prints it; empty words for what it does not say. */
    record PrintedSite(String name, String city, String region, String country, String postalCode, String status) {
        PrintedSite(String name) {
            this(name, "", "", "", "", "");
        }

        /** Takes the site; its country is one of the trial's. */
        void take(String place, TrialReader trial) {
            Optional<Coded> known = trial.country(Optional.of(country), place);
            known.ifPresent(trial::country);
            trial.site(new Site(
                    trial.texts(name),
                    trial.texts(city),
                    trial.texts(region),
                    Optional.of(postalCode).filter(code -> !code.isEmpty()),
                    known,
                    Optional.empty(),
                    trial.code("overallStatus", Optional.of(status), place)));
        }
    }

    /** A site above its address, which ends with the country; below that another site may follow. */
    private static void centre(Row row, Block block, TrialReader trial) {
        List<String> site = new ArrayList<>();
        List<Line> lines = block.rest();
        for (int i = 0; i < lines.size(); i++) {
            block.take(lines.get(i));
            site.add(PageValues.unbulleted(lines.get(i).words()));
            boolean more = i + 1 < lines.size();
            boolean countryEnds = trial.knows("country", site.get(site.size() - 1))
                    && !(more && trial.knows("country", lines.get(i + 1).words()));
            if (countryEnds || !more) {
                String last = site.get(site.size() - 1);
                String country = site.size() > 1 && trial.knows("country", last) ? last : "";
                new PrintedSite(site.get(0), "", "", country, "", "").take(block.place(), trial);
                site.stream().skip(1).forEach(line -> trial.report().ignored(block.place(), line));
                site.clear();
            }
        }
    }

    /**
     * Sites: the name, and below it the place. Below flags any words are a place; elsewhere a country must be known, and names
     * without a place, which may be those of people, stay unmapped.
     */
    private static void sites(Block block, boolean flags, TrialReader trial) {
        String name = "";
        for (String line : flags ? block.distinct() : block.values()) {
            Matcher place = PLACE.matcher(line);
            boolean placed = place.matches()
                    && (flags
                            ? place.group("flag") != null
                            : !name.isEmpty()
                                    && place.group("city") != null
                                    && trial.knows("country", place.group("country")));
            if (placed) {
                String city = StringUtils.defaultString(place.group("city"));
                String region = StringUtils.defaultString(place.group("region"));
                new PrintedSite(name, city, region, place.group("country"), "", "").take(block.place(), trial);
                name = "";
            } else if (flags && line.matches("(?i)Locations? ?\\(\\d{1,6}\\)")) {
                trial.report().ignored(block.place(), line);
            } else {
                if (flags && !name.isEmpty()) {
                    new PrintedSite(name).take(block.place(), trial);
                } else if (!name.isEmpty()) {
                    trial.report().unmapped(block.place(), name);
                }
                name = line;
            }
        }
        if (!flags && !name.isEmpty()) {
            trial.report().unmapped(block.place(), name);
        }
    }

    /** Sites below their addresses, as on pages of ClinicalTrials.gov. */
    private static void sitesBelowAddresses(Row row, Block block, TrialReader trial) {
        PageSites sites = new PageSites(block.page(), trial);
        sites.people(block.rest());
        sites.belowAddresses(block.rest(), 0);
    }

    /**
     * Sites whose recruitment status an extraction has run into their names, as in {@code University HospitalRecruiting}. A
     * hyphen that touches the word before it is the bullet of the next site.
     */
    private static void sitesWithStatus(Row row, Block block, TrialReader trial) {
        for (String line : block.distinct()) {
            for (String site : line.split("(?<=[\\p{L}\\d).])- (?=\\p{Lu})")) {
                Matcher m = WITH_STATUS.matcher(site);
                boolean known = m.matches() && trial.knows("overallStatus", m.group("status"));
                PrintedSite printed =
                        known ? new PrintedSite(m.group(1), "", "", "", "", m.group("status")) : new PrintedSite(site);
                printed.take(block.place(), trial);
            }
        }
    }

    /**
     * Sites above their status and the people to ask. Above the first site of a city stands its name, above the first of a region
     * that of the region, above the first of a country, where the page names countries, that of the country.
     */
    private static void sitesAboveStatus(Row row, Block block, TrialReader trial) {
        String country = "";
        String region = "";
        String city = "";
        List<String> labels = List.of("Status", "Contact", "Phone", "Email");
        for (ListFields.Entry entry : ListFields.entries(block, labels, "(?i)status ?:\\s*(.+)")) {
            int people = IntStream.range(0, entry.lines().size())
                    .filter(i -> entry.lines().get(i).matches(CONTACT))
                    .map(i -> i + 1)
                    .max()
                    .orElse(0);
            entry.lines().subList(0, people).forEach(line -> trial.report().ignored(block.place(), line));
            List<String> lines = entry.lines().subList(people, entry.lines().size());
            if (entry.value().isEmpty() || lines.isEmpty() || lines.size() > 4) {
                lines.forEach(line -> trial.report().unmapped(block.place(), line));
                continue;
            }
            // Georgia is a state on a page that names no countries.
            boolean abroad = lines.size() > 2
                    && trial.knows("country", lines.get(0))
                    && (lines.size() > 3 || !lines.get(0).equals("Georgia"));
            country = abroad ? lines.get(0) : country;
            region = lines.size() > (abroad ? 3 : 2) ? lines.get(lines.size() - 3) : abroad ? "" : region;
            city = lines.size() > 1 ? lines.get(lines.size() - 2) : city;
            String name = lines.get(lines.size() - 1);
            new PrintedSite(name, city, region, country, "", entry.value().get()).take(block.place(), trial);
        }
    }

    /**
     * Sites in numbered rows with the cells name, city, region, country and postal code, of which region and code may be missing.
     * Each cell is a line, or tabs or wide spaces divide them; where an extraction has run them together, the known name of a
     * country tells where the place of the site ends, and what stands before it is the site as it is printed.
     */
    private static void sitesInRows(Row of, Block block, TrialReader trial) {
        List<String> cells = new ArrayList<>();
        int next = 1;
        String row = "";
        for (Line line : block.rest()) {
            block.take(line);
            String raw = line.raw().strip();
            if (raw.equals(row)) {
                continue;
            }
            String number = Integer.toString(next);
            String behind = raw.startsWith(number) ? raw.substring(number.length()) : "-";
            boolean starts = behind.isEmpty() || behind.matches("[.)]?[\\s|].*|\\p{Lu}.*");
            if (starts) {
                siteInRow(cells, block.place(), trial);
                cells.clear();
                next++;
                row = raw;
            }
            String separator = starts && behind.matches("\\p{Lu}.*") ? MEETING : "\\t+| {2,}";
            Stream.of((starts ? behind : raw).split(separator))
                    .map(cell -> cell.replaceFirst("^[.)](?=\\s|$)", "").strip())
                    .filter(cell -> !cell.isEmpty())
                    .forEach(next > 1 ? cells::add : head -> trial.report().ignored(block.place(), head));
        }
        siteInRow(cells, block.place(), trial);
    }

    private static void siteInRow(List<String> cells, String place, TrialReader trial) {
        if (cells.isEmpty()) {
            return;
        }
        int country = cells.size() - 1;
        while (country > 0 && country > cells.size() - 3 && !trial.knows("country", cells.get(country))) {
            country--;
        }
        boolean known = country > 0 && trial.knows("country", cells.get(country));
        if (known && country < 4) {
            String code = country + 1 < cells.size() ? cells.get(country + 1) : "";
            String region = country > 2 ? cells.get(2) : "";
            String city = country > 1 ? cells.get(1) : "";
            new PrintedSite(cells.get(0), city, region, cells.get(country), code, "").take(place, trial);
            return;
        }
        String row = String.join(" ", cells);
        String[] words = row.split(" ", row.length() > LONGEST_ROW ? 1 : 0);
        for (int end = words.length; end >= Math.max(2, words.length - LONGEST_CODE); end--) {
            String code = String.join(" ", List.of(words).subList(end, words.length));
            for (int start = 1; start < end && (code.isEmpty() || code.matches(".*\\d.*")); start++) {
                String name = String.join(" ", List.of(words).subList(start, end));
                if (name.length() > 3 && trial.knows("country", name)) {
                    String site = String.join(" ", List.of(words).subList(0, start));
                    new PrintedSite(site, "", "", name, code, "").take(place, trial);
                    return;
                }
            }
        }
        trial.report().unmapped(place, row);
    }
}
