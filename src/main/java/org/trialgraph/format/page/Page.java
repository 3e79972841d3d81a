package org.trialgraph.format.page;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.trialgraph.format.ReadReport;
import org.trialgraph.text.TextNormalizer;

/**
 * A page while it is read: its lines, what its mark-up says about it, and which lines a rule has taken. One page is read by
 * one thread.
 */
public final class Page {
    private final List<Line> lines;
    private final List<String> originals;
    private final PageFacts facts;
    private final BitSet taken = new BitSet();

    private Page(List<Line> lines, List<String> originals, PageFacts facts) {
        this.lines = List.copyOf(lines);
        this.originals = originals;
        this.facts = facts;
    }

    /**
     * The page of a decoded document, HTML or plain text.
     *
     * @param text decoded, without a byte order mark
     * @param url address of the document, where known
     */
    public static Page of(String text, Optional<String> url) {
        if (HtmlText.isHtml(text)) {
            HtmlText html = HtmlText.of(text);
            return of(number(html.lines()), html.facts().orElseUrl(url));
        }
        List<Line> lines = number(List.of(text.split("\\R", -1)));
        return of(lines, PageFacts.ofText(lines).orElseUrl(url));
    }

    private static Page of(List<Line> lines, PageFacts facts) {
        return new Page(lines, lines.stream().map(Line::raw).toList(), facts);
    }

    private static List<Line> number(List<String> raw) {
        List<Line> lines = new ArrayList<>(raw.size());
        for (String line : raw) {
            lines.add(new Line(lines.size(), lines.size() + 1, TextNormalizer.visible(line)));
        }
        return lines;
    }

    /** The same page with each line cut into the given pieces; pieces keep the number of their line. */
    public Page cut(Function<Line, List<String>> pieces) {
        List<Line> cut = new ArrayList<>(lines.size());
        for (Line line : lines) {
            for (String piece : pieces.apply(line)) {
                cut.add(new Line(cut.size(), line.number(), piece));
            }
        }
        return new Page(cut, originals, facts);
    }

    /** Neighbouring pieces of one line as one line, as it stands in the document where they are the whole of it. */
    Line whole(List<Line> pieces) {
        Line first = pieces.get(0);
        if (pieces.size() == 1) {
            return first;
        }
        boolean all = !sameLine(first.index() - 1, first) && !sameLine(first.index() + pieces.size(), first);
        String joined = pieces.stream().map(Line::raw).collect(Collectors.joining(" "));
        return new Line(first.index(), first.number(), pieces.size(), all ? originals.get(first.number() - 1) : joined);
    }

    private boolean sameLine(int index, Line line) {
        return index >= 0 && index < lines.size() && lines.get(index).number() == line.number();
    }

    /** All lines, blank ones among them. */
    public List<Line> lines() {
        return lines;
    }

    /** What the page tells about itself outside its text. */
    public PageFacts facts() {
        return facts;
    }

    /** Marks a line as understood. */
    public void take(Line line) {
        taken.set(line.index(), line.index() + line.pieces());
    }

    /** Whether a rule has taken the line. */
    public boolean taken(Line line) {
        return taken.get(line.index());
    }

    /** Enters the lines that no rule took into the account: furniture of the site as ignored, the rest as unmapped. */
    void account(Boilerplate furniture, ReadReport ledger) {
        for (Line line : lines) {
            if (line.blank() || taken(line)) {
                continue;
            }
            if (furniture.covers(line)) {
                ledger.ignored(line.place(), line.words());
            } else {
                ledger.unmapped(line.place(), line.words());
            }
        }
    }
}
