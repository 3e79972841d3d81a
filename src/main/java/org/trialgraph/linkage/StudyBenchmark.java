package org.trialgraph.linkage;

import static org.trialgraph.rdf.Vocabulary.property;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.rdf.Iris;
import org.trialgraph.rdf.Vocabulary;

/**
 * Measures how record linkage grows with the number of registrations, and how many of the generated studies it finds. Generated
 * are made-up diseases and drugs, some of them far more frequent than others as in life, and a share of studies that are
 * registered a second time elsewhere under a reworded title. The same size gives the same registrations.
 */
public final class StudyBenchmark {
    private static final String ROW = "%13d %9.1f %19.1f %10d %9d %11.3f %8.3f%n";
    private static final double SHARE_REGISTERED_TWICE = 0.05;
    private static final List<String> DESIGNS = List.of(
            "A Randomized Double-blind Placebo-controlled Trial of",
            "Efficacy and Safety of",
            "Open-label Multicenter Study of",
            "A Phase 2 Study to Evaluate",
            "Long-term Outcomes After",
            "Comparison of Two Doses of");
    private static final List<String> POPULATIONS = List.of(
            "Adults", "Children", "Hospitalized Patients", "Older Women", "Participants", "Outpatients", "Infants");
    private static final List<String> COUNTRIES =
            List.of("USA CHN DEU FRA GBR IND JPN IRN NLD ESP BRA EGY AUS CAN ITA KOR".split(" "));
    private static final int DRUGS = 30_000;
    private static final int DISEASES = 12_000;
    private static final int SPONSORS = 40_000;

    private final Random random = new Random(20);

    private StudyBenchmark() {}

    /**
     * Runs record linkage on generated registrations, five in a hundred of them a second registration of a study.
     *
     * @param sizes numbers of registrations, ascending
     * @param out receives a line per size
     */
    public static void run(List<Integer> sizes, PrintWriter out) {
        out.println("registrations   seconds   microseconds each   heap MiB   studies   precision   recall");
        for (int size : sizes) {
            List<Registration> registrations = registrations(size);
            long begun = System.nanoTime();
            StudyLinkage.Result found = StudyLinkage.find(registrations);
            double seconds = (System.nanoTime() - begun) / 1e9;
            Runtime runtime = Runtime.getRuntime();
            long heap = (runtime.totalMemory() - runtime.freeMemory()) >> 20;
            double right = found.studies().stream()
                    .filter(study -> studies(study.registrations()).size() == 1)
                    .count();
            int studies = found.studies().size();
            double precision = right / Math.max(1, studies);
            double recall = right / Math.max(1, registeredTwice(registrations));
            out.printf(Locale.ROOT, ROW, size, seconds, 1e6 * seconds / size, heap, studies, precision, recall);
            out.flush();
        }
    }

    /** The studies that generated registrations are of, with their numbers of registrations. */
    private static Map<Integer, Long> studies(List<Registration> registrations) {
        return registrations.stream().collect(Collectors.groupingBy(StudyBenchmark::study, Collectors.counting()));
    }

    private static long registeredTwice(List<Registration> registrations) {
        return studies(registrations).values().stream().filter(n -> n > 1).count();
    }

    /** The study that a generated registration is of. */
    private static int study(Registration registration) {
        return Integer.parseInt(registration.number().replaceAll("\\D", "")) % 10_000_000;
    }

    /** A number of generated registrations, in the order of their IRIs. */
    public static List<Registration> registrations(int count) {
        StudyBenchmark generator = new StudyBenchmark();
        List<Registration> made = new ArrayList<>();
        for (int study = 0; made.size() < count; study++) {
            generator.study(study, count, made);
        }
        made.sort(Comparator.comparing(Registration::trial));
        return made;
    }

    private void study(int study, int count, List<Registration> made) {
        String drug = word("mab", DRUGS);
        String with = random.nextInt(3) == 0 ? " Combined With " + word("pril", DRUGS) : "";
        String disease = word("itis", DISEASES) + " " + word("oma", DISEASES);
        String population = any(POPULATIONS);
        String design = any(DESIGNS);
        String sponsor = "University of " + word("burg", SPONSORS);
        String country = any(COUNTRIES);
        String start = String.format(
                Locale.ROOT, "%d-%02d-%02d", 2000 + random.nextInt(25), 1 + random.nextInt(12), 1 + random.nextInt(28));
        int size = 20 + random.nextInt(980);
        String number = String.format(Locale.ROOT, "NCT0%07d", study);
        String title = design + " " + drug + with + " in " + population + " With " + disease;
        made.add(registration(number, "ctgov", title, drug, sponsor, country, start, size));
        if (random.nextDouble() < SHARE_REGISTERED_TWICE / (1 - SHARE_REGISTERED_TWICE / 2) && made.size() < count) {
            String second = String.format(Locale.ROOT, "ISRCTN1%07d", study);
            String reworded = any(DESIGNS) + " " + drug + with + " for " + disease;
            int planned = random.nextInt(4) == 0 ? size + 10 : size;
            made.add(registration(second, "isrctn", reworded, drug, sponsor, country, start.substring(0, 7), planned));
        }
    }

    private static Registration registration(
            String number,
            String registry,
            String title,
            String drug,
            String sponsor,
            String country,
            String start,
            int size) {
        return new Registration.Builder(Iris.DEFAULT_BASE + "trial/" + number)
                .add(Vocabulary.IDENTIFIER, number)
                .add(Vocabulary.REGISTRY, registry)
                .add(property(TrialProperties.PUBLIC_TITLE), title)
                .add(Vocabulary.LEAD_SPONSOR, sponsor)
                .add(Vocabulary.INTERVENTION, drug)
                .add(Vocabulary.COUNTRY, country)
                .add(property(TrialProperties.ENROLLMENT), Integer.toString(size))
                .add(property(TrialProperties.START_DATE), start)
                .add(property(TrialProperties.REGISTRATION_DATE), start)
                .build();
    }

    private String any(List<String> values) {
        return values.get(random.nextInt(values.size()));
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
