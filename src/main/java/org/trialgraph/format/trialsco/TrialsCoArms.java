package org.trialgraph.format.trialsco;

import static org.trialgraph.format.trialsco.TrialsCoArms.Column.of;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.trialgraph.codes.CodeTable;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.page.Block;
import org.trialgraph.model.Arm;
import org.trialgraph.model.Text;

/**
 * The table of arms as an extraction has it: Arm 1 to n, then all roles, all names, all descriptions. A column that is short of
 * a cell cannot be shared out among the arms and is not.
 */
final class TrialsCoArms {
    private static final Pattern HEADING = Pattern.compile("(?i)Arm \\d{1,2}");

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

    void read(Block block, TrialReader trial) {
        List<String> all = block.values();
        int arms = (int) all.stream().filter(l -> HEADING.matcher(l).matches()).count();
        List<String> lines =
                all.stream().filter(l -> !HEADING.matcher(l).matches()).toList();
        boolean typed = arms > 0
                && lines.stream()
                        .limit(arms)
                        .allMatch(l -> !codes.concepts("armType", l).isEmpty());
        int first = typed ? 1 : 0;
        Column roles = typed ? of(lines, 0, arms) : new Column(List.of());
        Column names = of(lines, first, arms);
        Column descriptions = lines.size() == (first + 2) * arms ? of(lines, first + 1, arms) : new Column(List.of());
        for (int arm = 0; arm < arms; arm++) {
            trial.trial()
                    .arm(new Arm(
                            texts(names.cell(arm), trial),
                            trial.code("armType", roles.cell(arm), block.place()),
                            texts(descriptions.cell(arm), trial),
                            List.of(),
                            Optional.empty()));
        }
        int read = arms * (first + 1 + (descriptions.cells().isEmpty() ? 0 : 1));
        lines.stream().skip(read).forEach(line -> trial.ledger().untaken(block.place(), line));
    }

    private static List<Text> texts(Optional<String> words, TrialReader trial) {
        return trial.words(words).stream().toList();
    }
}
