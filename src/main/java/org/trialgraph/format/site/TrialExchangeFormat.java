package org.trialgraph.format.site;

import static org.trialgraph.model.TrialProperties.*;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.trialgraph.codes.Codes;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.page.Block;
import org.trialgraph.format.page.Page;
import org.trialgraph.format.page.Page.Line;
import org.trialgraph.format.page.PageValues;
import org.trialgraph.format.page.Sections;
import org.trialgraph.format.page.StandardFields.Row;
import org.trialgraph.model.MeshTerm;
import org.trialgraph.model.Text;

/**
 * Trial pages of Clinical Trial Exchange. They print no number; it is taken from the page's address where that is known. What
 * they call treatments are the MeSH terms that ClinicalTrials.gov assigns to the interventions, broader ones among them. Some
 * extractions have each value twice, as in {@code AllAll} or on two lines, and run labels into the words before them.
 */
public final class TrialExchangeFormat extends SiteFormat {
    private static final int LONGEST_LINE = 100_000;

    /** Labels that running text may hold are split off only where they touch the word before them or their value follows. */
    private final Pattern runTogether = Pattern.compile(labels("split").collect(Collectors.joining("|")));

    /** Uses the code table {@code trialexchange}. */
    public TrialExchangeFormat(Codes codes) {
        super(
                "trialexchange",
                codes,
                Map.of(
                        "unwrapped", TrialExchangeFormat::unwrapped,
                        "mesh", TrialExchangeFormat::mesh));
    }

    /** Splits lines at labels, and halves values on a page whose status is doubled: elsewhere 3030 stays what it is. */
    @Override
    protected Page prepared(Page page) {
        Page split = super.prepared(aboveCriteria(
                page,
                line -> runTogether
                        .splitAsStream(line)
                        .filter(piece -> !piece.isBlank())
                        .toList()));
        List<String> status = layout().sections(split).get("Status").rest().stream()
                .map(Line::words)
                .toList();
        boolean doubled = !status.isEmpty()
                && (status.size() > 1 && status.get(0).equals(status.get(1))
                        || !half(status.get(0)).equals(status.get(0)));
        return doubled ? aboveCriteria(split, line -> List.of(half(line.strip()))) : split;
    }

    /** The page with its lines in pieces down to the heading of the criteria; below it nothing is split. */
    private static Page aboveCriteria(Page page, Function<String, List<String>> split) {
        AtomicBoolean criteria = new AtomicBoolean();
        return page.split(line -> {
            if (criteria.get() || line.blank() || line.raw().length() > LONGEST_LINE) {
                return List.of(line.raw());
            }
            List<String> pieces = split.apply(line.raw());
            criteria.set(pieces.stream().anyMatch(piece -> piece.strip().equals("Criteria")));
            return pieces;
        });
    }

    private static String half(String words) {
        int middle = words.length() / 2;
        boolean twice = middle > 0 && words.length() % 2 == 0 && words.startsWith(words.substring(middle));
        return twice ? words.substring(middle) : PageValues.half(words);
    }

    @Override
    protected void title(Page page, Sections sections, TrialReader trial) {
        Optional<Block> overview =
                sections.all().stream().filter(block -> block.is("Overview")).findFirst();
        trial.text(PUBLIC_TITLE, overview.orElse(sections.head()).first());
    }

    /** Running text whose lines are wrapped. */
    private static void unwrapped(Row row, Block block, TrialReader trial) {
        Optional<String> text = block.text().map(t -> t.strip().replaceAll("(?<=\\S)[ \\t]*\\n[ \\t]*(?=\\S)", " "));
        trial.prose(row.property(Text.class), text.map(PageValues::half).filter(words -> !PageValues.nothing(words)));
    }

    private static void mesh(Row row, Block block, TrialReader trial) {
        MeshTerm.About about = row.constant(MeshTerm.About.class);
        block.distinct().forEach(term -> trial.registryMesh(new MeshTerm(Optional.empty(), term, about)));
    }
}
