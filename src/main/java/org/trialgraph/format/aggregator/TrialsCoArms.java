package org.trialgraph.format.aggregator;

import static org.trialgraph.format.aggregator.TrialsCoArms.Column.of;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.trialgraph.codes.CodeTable;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.page.Block;
import org.trialgraph.format.page.Sections;
import org.trialgraph.model.Arm;
import org.trialgraph.model.Text;

/**
 * The table of arms as an extraction has it: Arm 1 to n, then all roles, all names, all descriptions. A column that is short of
 * a cell cannot be shared out among the arms and is not.
 */
final class TrialsCoArms {
    private static final int ROWS = 3;
    private static final Pattern ROW = Pattern.compile("(?i)Arms of the Study:?|Arm (?:Type|Label|Description):?");
    private static final Pattern ARM = Pattern.compile("(?i)Arm \\d{1,2}");

    /** The cells of the rows have run together, and where one ends cannot be told. */
    private static final Pattern ROW_OF_ARMS = Pattern.compile("(?i)(?:Arm \\d{1,2}\\s*){2,}");

    private final CodeTable codes;

    TrialsCoArms(CodeTable codes) {
        this.codes = codes;
    }

    /** Some lines of the table, one for each arm. */
    record Column(List<String> cells) {
        static Column of(List<String> lines, int column, int arms) {
            boolean whole = lines.size() >= (column + 1) * arms;
            return new Column(whole ? lines.subList(column * arms, (column + 1) * arms) : List.of());
        }

        Optional<String> cell(int arm) {
            return cells.isEmpty() ? Optional.empty() : Optional.of(cells.get(arm));
        }
    }

    /** Takes the table; the labels of its rows, where an extraction has kept them, are no cells. */
    void read(Sections sections, TrialReader trial) {
        List<Block> table = table(sections);
        if (table.isEmpty()) {
            return;
        }
        String place = table.get(0).place();
        List<String> all =
                table.stream().flatMap(block -> block.values().stream()).toList();
        int arms =
                (int) all.stream().filter(line -> ARM.matcher(line).matches()).count();
        List<String> lines =
                all.stream().filter(line -> !ARM.matcher(line).matches()).toList();
        boolean typed = arms > 0
                && lines.stream()
                        .limit(arms)
                        .allMatch(l -> !codes.concepts("armType", l).isEmpty());
        int first = typed ? 1 : 0;
        Column names = of(lines, first, arms);
        boolean shared = typed || arms > 0 && lines.size() % arms == 0;
        if (names.cells().isEmpty() || !shared || lines.stream().anyMatch(ROW_OF_ARMS.asMatchPredicate())) {
            lines.forEach(line -> trial.ledger().unmapped(place, line));
            return;
        }
        Column roles = typed ? of(lines, 0, arms) : new Column(List.of());
        Column descriptions = lines.size() == (first + 2) * arms ? of(lines, first + 1, arms) : new Column(List.of());
        for (int arm = 0; arm < arms; arm++) {
            arm(roles.cell(arm), names.cell(arm), descriptions.cell(arm), place, trial);
        }
        int read = arms * (first + 1 + (descriptions.cells().isEmpty() ? 0 : 1));
        lines.stream().skip(read).forEach(line -> trial.ledger().unmapped(place, line));
    }

    /** The block of the table, and behind it those that the labels of its rows have opened. */
    private static List<Block> table(Sections sections) {
        return sections.all().stream()
                .dropWhile(block -> !block.label().toLowerCase(Locale.ROOT).startsWith("arms of the study"))
                .limit(1 + ROWS)
                .filter(block -> ROW.matcher(block.label()).matches())
                .toList();
    }

    private void arm(
            Optional<String> role,
            Optional<String> name,
            Optional<String> description,
            String place,
            TrialReader trial) {
        trial.trial()
                .arm(new Arm(
                        texts(name, trial),
                        trial.code("armType", role, place),
                        texts(description, trial),
                        List.of(),
                        Optional.empty()));
    }

    private static List<Text> texts(Optional<String> words, TrialReader trial) {
        return trial.words(words).stream().toList();
    }
}
