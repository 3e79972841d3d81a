package org.trialgraph.format.aggregator;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.trialgraph.format.page.Page.Line;

/**
 * Cuts lines where an extraction has run a label into the words before it, as in {@code Phase 4Accepts Healthy Volunteers?}.
 * Labels that running text may hold are cut off only where they touch the word before them or their value follows. Below the
 * heading of the criteria nothing is cut. Used for one page, line by line.
 */
final class Unglue implements Function<Line, List<String>> {
    private static final Pattern BOUNDARY = Pattern.compile(String.join(
            "|",
            "(?<=[^\\s#*\u2022-])(?=\\s*(?:Trial end date:|Target enrollment:|Participant gender:|Accepts Healthy Volunteers\\?|Lead Sponsor:))",
            "(?<=[^\\s#*\u2022-])(?=(?:Status|Collaborators?|Treatments):)",
            "(?<=[^\\s#*\u2022-])(?=Phase:\\s*(?:$|Early|Phase|N/A|Not ))",
            "(?<=All|ale)(?=Summary)",
            "(?<=^Overview)(?=\\p{Lu})",
            "(?<=^Summary)(?=\\p{Lu})",
            "(?<=[\\p{Ll}\\d)?])(?=Details(?:\\s*$|Lead Sponsor:))",
            "(?<=[\\p{Ll}\\d)\\]])(?=Criteria(?:\\s*$|Inclusion|Exclusion))",
            "(?<=^Criteria)(?=\\p{Lu})"));
    private static final int LONGEST = 100_000;

    private boolean below;

    @Override
    public List<String> apply(Line line) {
        if (below || line.blank() || line.raw().length() > LONGEST) {
            return List.of(line.raw());
        }
        List<String> pieces = Stream.of(BOUNDARY.split(line.raw()))
                .filter(piece -> !piece.isBlank())
                .toList();
        below = pieces.stream().anyMatch(piece -> piece.strip().equals("Criteria"));
        return pieces;
    }
}
