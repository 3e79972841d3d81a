package org.trialgraph.format.aggregator;

import static org.trialgraph.model.TrialProperties.ENROLLMENT;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialgraph.codes.CodeTable;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.page.Block;
import org.trialgraph.format.page.Page;
import org.trialgraph.format.page.Page.Line;
import org.trialgraph.format.page.PageValues.TypedName;
import org.trialgraph.format.page.Sections;
import org.trialgraph.model.Arm;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Text;

/**
 * The groups of a trial: below "N participants in M patient groups" each has its name, its role, and where given "Description:"
 * and "Treatment:" with lines below. The groups stand under whatever label of the design comes last.
 */
final class VeevaArms {
    private static final Pattern HEADING = Pattern.compile("(?i)(\\d[\\d,]*) (?:estimated )?(?:participants?|patients?)"
            + " in (\\d+) (?:patient|participant) groups?(?:, .*)?");
    private static final Set<String> PARTS = Set.of("Description:", "Descriptions:", "Treatment:", "Treatments:");

    private final TrialReader trial;
    private final CodeTable codes;

    VeevaArms(TrialReader trial, CodeTable codes) {
        this.trial = trial;
        this.codes = codes;
    }

    void read(Page page, Sections sections) {
        for (Block block : sections.all()) {
            List<Line> lines = block.rest();
            for (int i = 0; i < lines.size(); i++) {
                Matcher heading = HEADING.matcher(lines.get(i).words());
                if (heading.matches()) {
                    heading(page, heading, lines.get(i));
                    groups(
                            page,
                            lines.subList(i + 1, lines.size()),
                            heading.group(2),
                            lines.get(i).place());
                    return;
                }
            }
        }
    }

    /** Whether a line announces the groups. */
    static boolean isHeading(Line line) {
        return HEADING.matcher(line.words()).matches();
    }

    /** The heading repeats the enrolment; on a page that states it nowhere else it is the only word of it. */
    private void heading(Page page, Matcher heading, Line line) {
        page.take(line);
        if (trial.trial().has(ENROLLMENT)) {
            trial.report().ignored(line.place(), line.words());
        } else {
            trial.count(ENROLLMENT, Optional.of(heading.group(1)), line.place());
        }
    }

    private void groups(Page page, List<Line> lines, String announced, String place) {
        int groups = 0;
        int from = 0;
        for (int i = 1; i <= lines.size(); i++) {
            if (i == lines.size() || starts(lines, from, i)) {
                group(page, lines.subList(from, i));
                groups++;
                from = i;
            }
        }
        if (!announced.equals(Integer.toString(groups))) {
            trial.report()
                    .warn(place, announced + " groups are announced, " + groups + " are there", "save the page again");
        }
    }

    /** Whether the group that began at {@code from} ends before this line because a name stands here. */
    private boolean starts(List<Line> lines, int from, int at) {
        Line line = lines.get(at);
        Optional<Line> next = at + 1 < lines.size() ? Optional.of(lines.get(at + 1)) : Optional.empty();
        if (part(line)) {
            return false;
        }
        if (at == from + 1) {
            return !role(line);
        }
        if (next.filter(this::role).isPresent()) {
            return true;
        }
        if (role(lines.get(from + 1))) {
            return false;
        }
        List<Line> parts =
                lines.subList(from + 1, at).stream().filter(VeevaArms::part).toList();
        boolean treated = parts.stream().anyMatch(p -> p.words().startsWith("Treatment"));
        return next.filter(n -> n.words().startsWith("Description"))
                        .filter(VeevaArms::part)
                        .isPresent()
                || treated && TypedName.of(line.words(), codes).type().isEmpty();
    }

    private void group(Page page, List<Line> lines) {
        lines.forEach(page::take);
        List<String> description = new ArrayList<>();
        List<Integer> treatments = new ArrayList<>();
        Optional<Coded> role = Optional.empty();
        String under = "";
        for (Line line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            if (part(line)) {
                under = line.words();
            } else if (under.isEmpty()) {
                role = trial.code("armType", Optional.of(line.words()), line.place());
            } else if (under.startsWith("Description")) {
                description.add(line.raw());
            } else {
                treatments.add(TypedName.of(line.words(), codes).position(trial, line.place()));
            }
        }
        if (!lines.isEmpty()) {
            List<Text> descriptions = trial.proseWords(Optional.of(String.join("\n", description))).stream()
                    .toList();
            List<Text> labels =
                    trial.words(Optional.of(lines.get(0).words())).stream().toList();
            trial.trial().arm(new Arm(labels, role, descriptions, treatments, Optional.empty()));
        }
    }

    private static boolean part(Line line) {
        return PARTS.contains(line.words());
    }

    private boolean role(Line line) {
        return line.words().endsWith(" group")
                && !codes.concepts("armType", line.words()).isEmpty();
    }
}
