package org.trialgraph.linkage;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measures how the search for studies grows with the number of registrations, and how much of what was generated it finds. */
public final class StudyBenchmark {
    private StudyBenchmark() {}

    /**
     * Runs the search on generated registrations, five in a hundred of them a second registration of a study.
     *
     * @param sizes numbers of registrations, ascending
     * @param out takes a line per size
     */
    public static void run(List<Integer> sizes, PrintWriter out) {
        out.println("registrations   seconds   microseconds each   heap MiB   studies   precision   recall");
        for (int size : sizes) {
            List<Registration> registrations = GeneratedRegistrations.make(size);
            long begun = System.nanoTime();
            Studies.Result found = Studies.find(registrations);
            double seconds = (System.nanoTime() - begun) / 1e9;
            Runtime runtime = Runtime.getRuntime();
            long heap = (runtime.totalMemory() - runtime.freeMemory()) >> 20;
            long right = found.studies().stream().filter(StudyBenchmark::isOne).count();
            out.printf(
                    Locale.ROOT,
                    "%13d %9.1f %19.1f %10d %9d %11.3f %8.3f%n",
                    size,
                    seconds,
                    1e6 * seconds / size,
                    heap,
                    found.studies().size(),
                    (double) right / Math.max(1, found.studies().size()),
                    (double) right / Math.max(1, registeredTwice(registrations)));
            out.flush();
        }
    }

    private static boolean isOne(Study study) {
        return study.registrations().stream()
                        .mapToInt(GeneratedRegistrations::study)
                        .distinct()
                        .count()
                == 1;
    }

    private static long registeredTwice(List<Registration> registrations) {
        Map<Integer, Integer> times = new HashMap<>();
        registrations.forEach(r -> times.merge(GeneratedRegistrations.study(r), 1, Integer::sum));
        return times.values().stream().filter(n -> n > 1).count();
    }
}
