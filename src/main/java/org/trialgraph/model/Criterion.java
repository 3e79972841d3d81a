package org.trialgraph.model;

import java.util.List;
import java.util.Optional;

/**
 * One eligibility criterion, or a heading or remark among the criteria that the document prints as an item of its own.
 *
 * @param polarity whether meeting it lets a person in or keeps a person out
 * @param texts its words without the bullet or number, one per language
 * @param sections what the heading of its list says beyond the polarity, such as for whom, one per language
 * @param printedNumber the number or letter as printed, without its dot or brackets
 * @param parent position, from 1 in the trial's list, of the item that this one details
 * @param requirement what polarity and words say together; empty where that is not certain
 */
public record Criterion(
        Polarity polarity,
        List<Text> texts,
        List<Text> sections,
        Optional<String> printedNumber,
        Optional<Integer> parent,
        Optional<Requirement> requirement) {
    /** What meeting a criterion means; {@code UNSTATED} where the document has one list without saying which. */
    public enum Polarity {
        INCLUSION,
        EXCLUSION,
        UNSTATED
    }

    /**
     * Whether a participant has to be as the words say or must not be. Where the words begin with a negation it is of what
     * stands behind it, so {@code No prior chemotherapy} among inclusion criteria excludes prior chemotherapy.
     */
    public enum Requirement {
        REQUIRED,
        EXCLUDED
    }

    /** Characters of the longest text that is read for what it says; longer ones are no criterion but a text that was not split. */
    public static final int LONGEST_READ = 20_000;

    /** Copies the lists. */
    public Criterion {
        texts = List.copyOf(texts);
        sections = List.copyOf(sections);
    }

    /** The same criterion below an item at another position. */
    public Criterion below(Optional<Integer> item) {
        return new Criterion(polarity, texts, sections, printedNumber, item, requirement);
    }
}
