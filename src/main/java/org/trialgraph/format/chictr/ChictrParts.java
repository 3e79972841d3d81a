package org.trialgraph.format.chictr;

import static org.trialgraph.model.TrialProperties.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.chictr.ChictrPage.Values;
import org.trialgraph.model.Arm;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Contact;
import org.trialgraph.model.Count;
import org.trialgraph.model.Intervention;
import org.trialgraph.model.Outcome;
import org.trialgraph.model.Outcome.Kind;
import org.trialgraph.model.Site;
import org.trialgraph.model.Sponsor;
import org.trialgraph.model.Sponsor.Role;
import org.trialgraph.model.Text;
import org.trialgraph.text.TextNormalizer;

/** The parties of a trial, and the repeated parts of its page: groups with their interventions, sites, outcomes, samples. */
final class ChictrParts {
    /** What is printed where there is no sponsor or funder. */
    private static final Pattern NO_SPONSOR = Pattern.compile(
            "(?i)无|没有|自筹.{0,4}|自费|none|no|nil|n/?a|self[- ]?(?:financ|fund|rais|support|paid|prepared|provid|collect).{0,20}|-+");
    /** What is printed where a group gets nothing. */
    private static final Pattern NO_INTERVENTION =
            Pattern.compile("(?i)无|没有|不干预|无干预|nil|none|no|n/?a|no intervention|without intervention|-+|/");

    private final TrialReader trial;
    private final ChictrPage page;
    private final Values once;

    ChictrParts(TrialReader trial, ChictrPage page) {
        this.trial = trial;
        this.page = page;
        this.once = page.once();
    }

    void read() {
        sponsor("sponsor", Role.LEAD);
        page.parts("secondarySponsor").forEach(this::secondarySponsor);
        sponsor("funding", Role.FUNDER);
        sponsor("applicantInstitution", Role.RESPONSIBLE);
        sponsor("leaderInstitution", Role.RESPONSIBLE);
        ethics();
        contact("applicant", "applicant", "applicantInstitution");
        contact("study leader", "leader", "leaderInstitution");
        address("primary sponsor", once.texts("sponsor"), once.both("sponsorAddress"));
        if (!once.all("secondarySponsors").isEmpty()) {
            trial.trial().sponsor(Role.COLLABORATOR, new Sponsor(once.texts("secondarySponsors"), Optional.empty()));
        }
        page.parts("group").forEach(this::group);
        enrollment();
        page.parts("site").forEach(this::site);
        page.parts("outcome").forEach(this::outcome);
        page.parts("sample").forEach(this::sample);
    }

    private void sponsor(String key, Role role) {
        List<Text> names = once.texts(key);
        if (any(names, NO_SPONSOR)) {
            trial.report().ignored(once.place(key), once.all(key));
        } else if (!names.isEmpty()) {
            trial.trial().sponsor(role, new Sponsor(names, Optional.empty()));
        }
    }

    private static boolean any(List<Text> names, Pattern pattern) {
        return names.stream().anyMatch(name -> pattern.matcher(name.value()).matches());
    }

    private void secondarySponsor(Values values) {
        List<Text> names = values.texts("institution");
        if (names.stream().anyMatch(name -> !NO_SPONSOR.matcher(name.value()).matches())) {
            trial.trial().sponsor(Role.COLLABORATOR, new Sponsor(names, Optional.empty()));
        }
        address("secondary sponsor", names, joined(values, "address", "city", "province", "country"));
    }

    private void address(String role, List<Text> names, Optional<String> address) {
        if (address.isPresent()) {
            Optional<String> affiliation = names.stream().map(Text::value).findFirst();
            trial.trial()
                    .contact(new Contact(
                            role, Optional.empty(), affiliation, Optional.empty(), Optional.empty(), address));
        }
    }

    private void ethics() {
        trial.flag(ETHICS_APPROVED, Optional.of(once.all("ethicsApproved")), once.place("ethicsApproved"));
        trial.id(ETHICS_APPROVAL_NUMBER, once.both("ethicsNumber"));
        person(
                "ethics committee",
                once.both("ethicsContact"),
                once.both("ethicsName"),
                once.both("ethicsEmail"),
                once.both("ethicsPhone"),
                once.both("ethicsAddress"));
    }

    private void contact(String role, String key, String institution) {
        Optional<String> fax = once.both(key + "Fax").map(number -> "fax " + number);
        person(
                role,
                once.both(key),
                once.both(institution),
                once.both(key + "Email"),
                joined(Stream.of(once.both(key + "Phone"), fax)),
                joined(once, key + "Address", key + "Postcode", key + "Website"));
    }

    private void person(
            String role,
            Optional<String> name,
            Optional<String> affiliation,
            Optional<String> email,
            Optional<String> phone,
            Optional<String> address) {
        if (Stream.of(name, email, phone, address).anyMatch(Optional::isPresent)) {
            trial.trial().contact(new Contact(role, name, affiliation, email, phone, address));
        }
    }

    private static Optional<String> joined(Values values, String... keys) {
        return joined(Stream.of(keys).map(values::both));
    }

    private static Optional<String> joined(Stream<Optional<String>> parts) {
        return Optional.of(parts.flatMap(Optional::stream).collect(Collectors.joining("; ")))
                .filter(words -> !words.isEmpty());
    }

    private void group(Values values) {
        List<Integer> interventions = new ArrayList<>();
        List<Text> names = values.texts("intervention");
        if (any(names, NO_INTERVENTION)) {
            trial.report().ignored(values.place("intervention"), values.all("intervention"));
        } else if (!names.isEmpty()) {
            // Codes are of no language. Groups that get the same share one intervention.
            List<Text> codes =
                    trial.words(Optional.of(values.all("code")), "").stream().toList();
            Intervention intervention = new Intervention(names, Optional.empty(), List.of(), codes);
            int known = trial.trial().interventions().indexOf(intervention);
            interventions.add(known >= 0 ? known + 1 : trial.trial().intervention(intervention));
        }
        List<Text> labels = values.texts("name");
        if (!labels.isEmpty() || !names.isEmpty()) {
            trial.trial()
                    .arm(new Arm(
                            labels,
                            Optional.empty(),
                            List.of(),
                            interventions,
                            size(values.all("size")).map(Count::new)));
        }
    }

    /** The number of participants is that of all groups together, where the page prints no total. */
    private void enrollment() {
        Optional<Long> total = size(once.all("total"));
        List<Optional<Long>> sizes = page.parts("group").stream()
                .map(group -> size(group.all("size")))
                .toList();
        if (total.isEmpty() && !sizes.isEmpty() && sizes.stream().allMatch(Optional::isPresent)) {
            total = Optional.of(sizes.stream().mapToLong(Optional::get).sum());
        }
        total.ifPresent(number -> {
            trial.trial().add(ENROLLMENT, new Count(number));
            trial.trial().add(ENROLLMENT_TYPE, Coded.implied("Anticipated"));
        });
    }

    private static Optional<Long> size(String words) {
        String digits = TextNormalizer.asciiDigits(words).strip();
        return digits.matches("\\d{1,9}") ? Optional.of(Long.parseLong(digits)) : Optional.empty();
    }

    private void site(Values values) {
        List<Text> country = values.texts("country");
        List<Text> names = values.texts("institution");
        List<Text> cities = values.texts("city");
        List<Text> regions = values.texts("province");
        if (!values.all("level").isEmpty()) {
            trial.report().ignored(values.place("level"), values.all("level"));
        }
        if (!names.isEmpty() || !cities.isEmpty() || !regions.isEmpty() || !country.isEmpty()) {
            Optional<Coded> coded = country.isEmpty()
                    ? Optional.empty()
                    : Optional.of(trial.code("country", country, values.place("country")));
            trial.trial()
                    .site(new Site(
                            names, cities, regions, Optional.empty(), coded, Optional.empty(), Optional.empty()));
        }
    }

    private void outcome(Values values) {
        List<Text> labels = values.texts("outcome");
        if (!labels.isEmpty()) {
            trial.trial().outcome(new Outcome(kind(values), labels, values.texts("time"), values.texts("method")));
        } else if (Stream.of("type", "time", "method")
                .anyMatch(key -> !values.all(key).isEmpty())) {
            trial.report()
                    .warn(
                            values.place("outcome"),
                            "an outcome without a name",
                            "name it in the document; it is left out");
        }
    }

    private Kind kind(Values values) {
        List<Text> printed = values.texts("type");
        List<String> concepts = printed.isEmpty()
                ? List.of()
                : trial.code("outcomeKind", printed, values.place("type")).concepts();
        return concepts.contains("Primary")
                ? Kind.PRIMARY
                : concepts.contains("Secondary") ? Kind.SECONDARY : Kind.OTHER;
    }

    /** {@code Bone marrow fluid; Destruction after use}: sample, tissue, fate, note as one text in each language. */
    private void sample(Values values) {
        for (String language : List.of("en", "zh")) {
            String parts = Stream.of("sample", "tissue", "fate", "note")
                    .flatMap(key -> values.in(key, language).stream())
                    .collect(Collectors.joining(language.equals("zh") ? "；" : "; "));
            if (!parts.isEmpty()) {
                trial.trial().add(BIOSPECIMEN, new Text(parts, language));
            }
        }
    }
}
