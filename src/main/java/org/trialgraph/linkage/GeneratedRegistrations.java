package org.trialgraph.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Random;

/**
 * Makes registrations for measuring: made-up diseases and drugs, some of them far more frequent than others as in life, and a
 * share of studies that are registered a second time elsewhere under a reworded title. The same size gives the same
 * registrations.
 */
final class GeneratedRegistrations {
    private static final double SHARE_REGISTERED_TWICE = 0.05;
    private static final String[] DESIGNS = {
        "A Randomized Double-blind Placebo-controlled Trial of",
        "Efficacy and Safety of",
        "Open-label Multicenter Study of",
        "A Phase 2 Study to Evaluate",
        "Long-term Outcomes After",
        "Comparison of Two Doses of"
    };
    private static final String[] PEOPLE = {
        "Adults", "Children", "Hospitalized Patients", "Older Women", "Participants", "Outpatients", "Infants"
    };
    private static final String[] COUNTRIES = {
        "USA", "CHN", "DEU", "FRA", "GBR", "IND", "JPN", "IRN", "NLD", "ESP", "BRA", "EGY", "AUS", "CAN", "ITA", "KOR"
    };
    private static final int DRUGS = 30_000;
    private static final int DISEASES = 12_000;
    private static final int SPONSORS = 40_000;

    private final Random random = new Random(20);
    private final List<Registration> made = new ArrayList<>();

    private GeneratedRegistrations() {}

    /** A number of registrations, in the order of their IRIs. */
    static List<Registration> make(int count) {
        GeneratedRegistrations generated = new GeneratedRegistrations();
        for (int study = 0; generated.made.size() < count; study++) {
            generated.study(study, count);
        }
        generated.made.sort((a, b) -> a.trial().compareTo(b.trial()));
        return generated.made;
    }

    /** The study that a generated registration is of. */
    static int study(Registration registration) {
        return Integer.parseInt(registration.number().replaceAll("\\D", "")) % 10_000_000;
    }

    private void study(int study, int count) {
        String drug = word("mab", DRUGS);
        String other = random.nextInt(3) == 0 ? word("pril", DRUGS) : "";
        String disease = word("itis", DISEASES) + " " + word("oma", DISEASES);
        String people = PEOPLE[random.nextInt(PEOPLE.length)];
        String design = DESIGNS[random.nextInt(DESIGNS.length)];
        String sponsor = "University of " + word("burg", SPONSORS);
        String country = COUNTRIES[random.nextInt(COUNTRIES.length)];
        String start = String.format(
                Locale.ROOT, "%d-%02d-%02d", 2000 + random.nextInt(25), 1 + random.nextInt(12), 1 + random.nextInt(28));
        int size = 20 + random.nextInt(980);
        String with = other.isEmpty() ? "" : " Combined With " + other;
        add(
                String.format(Locale.ROOT, "NCT0%07d", study),
                "ctgov",
                design + " " + drug + with + " in " + people + " With " + disease,
                drug,
                sponsor,
                country,
                start,
                size);
        if (random.nextDouble() < SHARE_REGISTERED_TWICE / (1 - SHARE_REGISTERED_TWICE / 2) && made.size() < count) {
            String title = DESIGNS[random.nextInt(DESIGNS.length)] + " " + drug + with + " for " + disease;
            int planned = random.nextInt(4) == 0 ? size + 10 : size;
            add(
                    String.format(Locale.ROOT, "ISRCTN1%07d", study),
                    "isrctn",
                    title,
                    drug,
                    sponsor,
                    country,
                    start.substring(0, 7),
                    planned);
        }
    }

    private void add(
            String number,
            String registry,
            String title,
            String drug,
            String sponsor,
            String country,
            String start,
            int size) {
        made.add(new Registration(
                "https://w3id.org/trialgraph/trial/" + number,
                number,
                registry,
                "",
                List.of(title),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(sponsor),
                List.of(drug),
                List.of(),
                List.of(country),
                List.of(),
                Ages.ALL,
                OptionalInt.of(size),
                start,
                start));
    }

    /** A made-up word; low ranks are drawn far more often than high ones. */
    private String word(String ending, int words) {
        int rank = (int) (Math.pow(words, random.nextDouble()) - 1);
        StringBuilder word = new StringBuilder();
        for (int rest = rank + 400; rest > 0; rest /= 20) {
            word.append("bcdfghklmnprstvwxzjq".charAt(rest % 20))
                    .append("aeiou".charAt((rest / 3 + word.length()) % 5));
        }
        return word.append(ending).toString();
    }
}
