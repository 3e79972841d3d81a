package org.trialgraph.format.page;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialgraph.codes.CodeTable;
import org.trialgraph.format.TrialReader;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Intervention;
import org.trialgraph.model.Text;

/**
 * The name of an intervention behind its type, such as {@code Drug: cyclosporine}.
 *
 * @param type words of the type; empty where none of the format's types stands before the name
 * @param name what follows
 */
public record TypedName(Optional<String> type, String name) {
    private static final Pattern SHAPE = Pattern.compile("([\\p{L} /-]{3,40}):\\s*(\\S.*)");

    /** Takes a line apart; words before a colon are a type only if the code table knows them. */
    public static TypedName of(String words, CodeTable codes) {
        Matcher m = SHAPE.matcher(words);
        return m.matches() && !codes.concepts("interventionType", m.group(1)).isEmpty()
                ? new TypedName(Optional.of(m.group(1)), m.group(2))
                : new TypedName(Optional.empty(), words);
    }

    /** The position of the intervention among those of the trial so far, which gets it where it has no such one yet. */
    public int position(TrialReader trial, List<Text> descriptions, String place) {
        Optional<Coded> coded = trial.code("interventionType", type, place);
        List<Text> labels = trial.words(Optional.of(name)).stream().toList();
        List<Intervention> known = trial.trial().interventions();
        for (int i = 0; i < known.size(); i++) {
            if (known.get(i).labels().equals(labels) && known.get(i).type().equals(coded)) {
                return i + 1;
            }
        }
        return trial.trial().intervention(new Intervention(labels, coded, descriptions, List.of()));
    }
}
