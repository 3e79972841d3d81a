package org.trialgraph.format.unknownpage;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.trialgraph.format.page.Line;
import org.trialgraph.format.page.Page;
import org.trialgraph.model.TrialNumber;
import org.trialgraph.text.RegistryNumbers;

/**
 * The numbers of trials that a page names, by the certainty that they are the page's own: the address and the title of the page
 * tell for certain, how often a number stands in the text makes one likely.
 *
 * @param certain the number in the page's address or title, where that names one
 * @param lines on how many lines each number stands, in the order of the page
 */
record PageNumbers(Optional<TrialNumber> certain, Map<TrialNumber, Integer> lines) {
    static PageNumbers of(Page page) {
        Optional<TrialNumber> certain = Stream.concat(page.facts().urls().stream(), page.facts().title().stream())
                .map(RegistryNumbers::find)
                .filter(numbers -> numbers.size() == 1)
                .map(numbers -> numbers.get(0))
                .findFirst();
        Map<TrialNumber, Integer> lines = new LinkedHashMap<>();
        certain.ifPresent(number -> lines.put(number, 0));
        for (Line line : page.lines()) {
            if (!line.blank()) {
                RegistryNumbers.find(line.words()).forEach(number -> lines.merge(number, 1, Integer::sum));
            }
        }
        return new PageNumbers(certain, lines);
    }

    List<TrialNumber> all() {
        return List.copyOf(lines.keySet());
    }

    /** The number that stands on more lines than any other. */
    Optional<TrialNumber> mostFrequent() {
        List<Map.Entry<TrialNumber, Integer>> ranked = lines.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .toList();
        boolean tie = ranked.size() > 1
                && ranked.get(0).getValue().equals(ranked.get(1).getValue());
        return ranked.isEmpty() || tie
                ? Optional.empty()
                : Optional.of(ranked.get(0).getKey());
    }
}
