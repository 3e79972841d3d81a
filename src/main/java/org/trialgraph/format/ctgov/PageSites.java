package org.trialgraph.format.ctgov;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.page.Page;
import org.trialgraph.format.page.Page.Line;
import org.trialgraph.model.Contact;
import org.trialgraph.model.Site;

/** Sites and people of a study page. */
public final class PageSites {
    private static final Pattern EMAIL = Pattern.compile("[^\\s@:;,]+@[^\\s@;,]+");
    private static final Pattern PHONE =
            Pattern.compile("\\+?[\\d(][\\d()./\u2013 -]*\\d(?: ?(?:ext|x)\\.? ?\\d{1,8})?");
    private static final List<String> ROLES = List.of(
            "Contact",
            "Principal Investigator",
            "Sub-Investigator",
            "Sub Investigator",
            "Study Chair",
            "Study Director",
            "Backup",
            "Name");
    private static final List<String> OF_THE_PERSON_ABOVE = List.of("Phone Number:", "Phone:", "Email:");
    /** Role, name, organisation. */
    private static final int MOST_CELLS = 3;

    private static final String HEADING =
            "(?i)this study has (?:\\d+|no) locations?.*|.{2,60} locations(?: \\(\\d+\\))?";
    private static final String POSTAL_CODE = "[\\p{L}\\p{Nd}][\\p{L}\\p{Nd} -]{1,11}";

    /** MD is a degree in names of people, and Moldova. */
    private static final int LONGEST_COUNTRY_CODE = 3;

    private final Page page;
    private final TrialReader trial;

    /** @param trial receives sites and people */
    public PageSites(Page page, TrialReader trial) {
        this.page = page;
        this.trial = trial;
    }

    /** A place as a line has it: city, region, country, postal code. */
    private record Address(String city, String region, String country, String postalCode) {}

    /** Takes the lines that name people; what is told of a person may stand on several. */
    public void people(List<Line> lines) {
        for (int i = 0; i < lines.size(); i++) {
            StringBuilder person = new StringBuilder(lines.get(i).value());
            boolean roleAlone =
                    ROLES.stream().anyMatch(role -> person.toString().equals(role + ":"));
            int next = i + 1;
            while (next < lines.size()
                    && !startsWithRole(lines.get(next).value())
                    && (roleAlone && next < i + MOST_CELLS
                            || ofThePersonAbove(lines.get(next).value()))) {
                person.append(' ').append(lines.get(next++).value());
            }
            if (person(person.toString())) {
                lines.subList(i, next).forEach(page::take);
                i = next - 1;
            }
        }
    }

    private static boolean startsWithRole(String words) {
        return ROLES.stream().anyMatch(role -> words.startsWith(role + ":"));
    }

    private static boolean ofThePersonAbove(String words) {
        return OF_THE_PERSON_ABOVE.stream().anyMatch(words::startsWith)
                || EMAIL.matcher(words).matches()
                || PHONE.matcher(words).matches();
    }

    /**
     * Takes a line such as {@code Contact: Name, MD +1 555 0100 someone@example.org}: the role, the name, then phone and e-mail
     * where given. False where it is another line.
     */
    private boolean person(String words) {
        String role = ROLES.stream().filter(words::startsWith).findFirst().orElse("");
        String rest = words.substring(words.startsWith(role + ":") ? role.length() + 1 : role.length());
        if (role.isEmpty() || !rest.startsWith(" ")) {
            return false;
        }
        Optional<String> email = found(EMAIL, rest);
        String others = email.map(address -> rest.replace(address, "")).orElse(rest);
        Optional<String> phone = found(PHONE, others)
                .filter(p -> p.chars().filter(Character::isDigit).count() > 5);
        String name = phone.map(number -> others.replace(number, "")).orElse(others);
        for (String label : OF_THE_PERSON_ABOVE) {
            name = name.replace(label, "");
        }
        trial.contact(new Contact(
                role.equals("Name") ? "central contact" : role.toLowerCase(Locale.ROOT),
                Optional.of(name.replaceAll("[\\s,]+$", "").strip()).filter(n -> !n.isEmpty()),
                Optional.empty(),
                email,
                phone,
                Optional.empty()));
        return true;
    }

    private static Optional<String> found(Pattern pattern, String words) {
        return pattern.matcher(words).results().map(MatchResult::group).findFirst();
    }

    /**
     * Takes the sites of a classic page: a heading with country and region, then for each site its facility with the status
     * behind it, the line with city, region, country and postal code, and people.
     */
    void belowFacilities(List<Line> lines) {
        List<Line> facility = new ArrayList<>();
        String country = "";
        for (Line line : lines) {
            page.take(line);
            String words = line.value();
            String opened = facility.isEmpty() ? country(words) : "";
            if (person(words)) {
                continue;
            }
            Optional<Address> address =
                    facility.isEmpty() || country.isEmpty() ? Optional.empty() : address(words, country);
            if (address.isPresent()) {
                String name = facility.stream().map(Line::value).collect(Collectors.joining(" "));
                int status = statusFrom(name);
                site(name.substring(0, status), address.get(), name.substring(status), line.place());
                facility.clear();
            } else if (!opened.isEmpty()) {
                country = opened;
            } else {
                facility.add(line);
            }
        }
        facility.forEach(line -> trial.report().unmapped(line.place(), line.words()));
    }

    /**
     * Takes the sites of a page since 2023: headings with a country or region, then for each site the line with city, region,
     * country and postal code, its status, its facility, and people. What stands further below a site is left.
     *
     * @param sites how many sites the page announces; 0 where it does not say
     */
    public void belowAddresses(List<Line> lines, int sites) {
        long addresses =
                lines.stream().filter(line -> address(line.value()).isPresent()).count();
        @Nullable Line open = null;
        String status = "";
        String facility = "";
        for (Line line : lines) {
            String words = line.value();
            Optional<Address> address = address(words);
            boolean named = open == null || !facility.isEmpty();
            if (address.isPresent() && (named || sites == 0 || addresses <= sites)) {
                site(open, status, facility);
                open = line;
                status = "";
                facility = "";
            } else if (words.matches(HEADING) || trial.knows("country", words)) {
                site(open, status, facility);
                open = null;
                trial.report().ignored(line.place(), line.words());
            } else if (person(words)) {
                page.take(line);
                continue;
            } else if (open == null || !facility.isEmpty()) {
                continue;
            } else if (status.isEmpty() && trial.knows("overallStatus", words)) {
                status = words;
            } else {
                facility = words;
            }
            page.take(line);
        }
        site(open, status, facility);
    }

    private void site(@Nullable Line address, String status, String facility) {
        if (address != null) {
            address(address.value()).ifPresent(place -> site(facility, place, status, address.place()));
        }
    }

    private void site(String facility, Address address, String status, String place) {
        trial.site(new Site(
                trial.texts(facility),
                trial.texts(address.city()),
                trial.texts(address.region()),
                Optional.of(address.postalCode()).filter(code -> !code.isEmpty()),
                trial.country(Optional.of(address.country()), place),
                Optional.empty(),
                trial.code("overallStatus", Optional.of(status), place)));
    }

    /** The country that a heading starts with, or nothing; names of countries may hold commas themselves. */
    private String country(String words) {
        for (int end = words.length(); end > 0; end = words.lastIndexOf(',', end - 1)) {
            String head = words.substring(0, end).strip();
            if (head.length() > LONGEST_COUNTRY_CODE && trial.knows("country", head)) {
                return head;
            }
        }
        return "";
    }

    /** A line with city, region, some country and postal code. */
    private Optional<Address> address(String words) {
        for (int comma = words.indexOf(", "); comma > 0; comma = words.indexOf(", ", comma + 1)) {
            String country = country(words.substring(comma + 2));
            Optional<Address> address = country.isEmpty() ? Optional.empty() : address(words, country);
            if (address.isPresent()) {
                return address;
            }
        }
        return Optional.empty();
    }

    /** A line with city, region, the country and postal code. */
    private static Optional<Address> address(String words, String country) {
        int at = words.lastIndexOf(country);
        if (at < 2 || words.charAt(at - 2) != ',') {
            return Optional.empty();
        }
        String behind = words.substring(at + country.length());
        if (!behind.isEmpty() && !behind.matches(", " + POSTAL_CODE)) {
            return Optional.empty();
        }
        String[] parts = words.substring(0, at - 2).split(", ", 2);
        String code = behind.isEmpty() ? "" : behind.substring(2).strip();
        return Optional.of(new Address(parts[0], parts.length > 1 ? parts[1] : "", country, code));
    }

    /** Where the status of a site begins behind the name of its facility; the end of the name where there is none. */
    private int statusFrom(String name) {
        int at = 0;
        while (at < name.length() && !trial.knows("overallStatus", name.substring(at))) {
            int space = name.indexOf(' ', at);
            at = space < 0 ? name.length() : space + 1;
        }
        return at;
    }
}
