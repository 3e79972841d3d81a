package org.trialgraph.model;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A value of a controlled list, beside the words that the document prints for it.
 *
 * @param concepts local names of the concepts, in the order of the code table; empty where no table knows the words. Two
 *     concepts are one value that stands for both, such as phase 1/2
 * @param printed the words of the document, one per language; empty where the format implies the value without words
 */
public record Coded(List<String> concepts, List<Text> printed) implements Value {
    /** Copies both lists. */
    public Coded {
        concepts = List.copyOf(concepts);
        printed = List.copyOf(printed);
    }

    /** A value that follows from the kind of document and is not printed in it. */
    public static Coded implied(String concept) {
        return new Coded(List.of(concept), List.of());
    }

    /** Whether no code table knows the printed words. */
    public boolean unmapped() {
        return concepts.isEmpty();
    }

    @Override
    public String display() {
        String words = printed.stream().map(Text::display).collect(Collectors.joining(" / "));
        return (unmapped() ? "unmapped" : String.join(" + ", concepts)) + (words.isEmpty() ? "" : " ← " + words);
    }
}
