package org.trialgraph.format.aggregator;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.page.Block;
import org.trialgraph.format.page.PageValues;
import org.trialgraph.model.Outcome;

/**
 * The table of outcomes with the columns name, time and method. As lines its rows cannot be told apart for certain: a line is
 * taken for an outcome with all that it says, and the cells of a row, where they are lines, for its parts only where a line
 * that is a time tells them apart.
 */
final class MedPathOutcomes {
    private static final Pattern HEADER = Pattern.compile("(?i)^Name ?Time ?Method\\s*");
    private static final Pattern TIME = Pattern.compile(
            "(?i)(?:at |up to |from |within |through |over )?(?:baseline|day|week|month|year|\\d+(?:\\.\\d+)? ?-?(?:second|minute|hour|day|week|month|year)s?)\\b.{0,80}");

    private MedPathOutcomes() {}

    static void read(Outcome.Kind kind, Block block, TrialReader trial) {
        List<String> lines = PageValues.values(block).stream()
                .map(words -> HEADER.matcher(words).replaceFirst(""))
                .filter(words -> !words.isBlank())
                .toList();
        for (int i = 0; i < lines.size(); i++) {
            boolean timed =
                    i + 1 < lines.size() && TIME.matcher(lines.get(i + 1)).matches();
            boolean described = timed
                    && i + 2 < lines.size()
                    && !(i + 3 < lines.size() && TIME.matcher(lines.get(i + 3)).matches());
            outcome(
                    kind,
                    lines.get(i),
                    timed ? Optional.of(lines.get(i + 1)) : Optional.empty(),
                    described && lines.size() == 3 ? Optional.of(lines.get(i + 2)) : Optional.empty(),
                    trial);
            i += timed ? described && lines.size() == 3 ? 2 : 1 : 0;
        }
    }

    private static void outcome(
            Outcome.Kind kind, String name, Optional<String> time, Optional<String> method, TrialReader trial) {
        trial.trial()
                .outcome(new Outcome(
                        kind,
                        trial.words(Optional.of(name)).stream().toList(),
                        trial.words(time).stream().toList(),
                        trial.words(method).stream().toList()));
    }
}
