package org.trialgraph.format.aggregator;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.page.Block;
import org.trialgraph.format.page.PageValues;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Site;

/** The sites of a trial, whose recruitment status an extraction has run into their names, as in {@code University HospitalRecruiting}. */
final class TrialsCoSites {
    private static final Pattern WITH_STATUS =
            Pattern.compile("(.*[\\p{L}\\d).])(?<status>(?:Not yet r|R)ecruiting|Active, not recruiting"
                    + "|Completed|Terminated|Suspended|Withdrawn|Enrolling by invitation|Available)");

    /** A hyphen that touches the word before it is the bullet of the next site. */
    private static final Pattern RUN_TOGETHER = Pattern.compile("(?<=[\\p{L}\\d).])- (?=\\p{Lu})");

    private TrialsCoSites() {}

    static void read(Block block, TrialReader trial) {
        for (String words : PageValues.values(block).stream()
                .flatMap(RUN_TOGETHER::splitAsStream)
                .toList()) {
            Matcher m = WITH_STATUS.matcher(words);
            boolean glued = m.matches() && trial.knows("overallStatus", m.group("status"));
            Optional<Coded> status = glued
                    ? trial.code("overallStatus", Optional.of(m.group("status")), block.place())
                    : Optional.empty();
            trial.trial()
                    .site(new Site(
                            trial.words(Optional.of(glued ? m.group(1) : words)).stream()
                                    .toList(),
                            List.of(),
                            List.of(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            status));
        }
    }
}
