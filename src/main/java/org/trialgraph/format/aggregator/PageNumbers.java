package org.trialgraph.format.aggregator;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.trialgraph.format.page.Page;
import org.trialgraph.format.page.Page.Line;
import org.trialgraph.model.TrialNumber;
import org.trialgraph.registry.RegistryNumbers;

/**
 * The numbers of trials that a page names, by the certainty that they are the page's own: the address and the title of the page
 * tell for certain, and so does the study that it declares to search engines; a number that stands alone or beside a few words is likelier than one in a sentence, and one in a sentence
 * about earlier or other trials is none of the page's.
 *
 * @param certain the number in the page's address, title or declared study, where that names one
 * @param weights how much speaks for each number, in the order of the page
 */
record PageNumbers(Optional<TrialNumber> certain, Map<TrialNumber, Integer> weights) {
    private static final int FEW_WORDS = 6;
    private static final int ALONE = 3;
    private static final Pattern OF_OTHERS = Pattern.compile(
            "(?is).*\\b(?:earlier|previous(?:ly)?|prior|follow-?up|extension|parent|roll-?over|related|similar|other|see|also|results (?:of|from)|enrolled in|took part in|participated in)\\b.*");

    static PageNumbers of(Page page, List<Line> lines) {
        Optional<TrialNumber> certain = Stream.concat(page.metadata().urls().stream(), page.metadata().title().stream())
                .map(RegistryNumbers::find)
                .filter(numbers -> numbers.size() == 1)
                .map(numbers -> numbers.get(0))
                .findFirst()
                .or(() -> Declarations.number(page.metadata().study()));
        Map<TrialNumber, Integer> weights = new LinkedHashMap<>();
        certain.ifPresent(number -> weights.put(number, 0));
        for (Line line : lines) {
            if (!line.blank()) {
                List<TrialNumber> numbers = RegistryNumbers.find(line.words());
                int weight = weight(line.words(), numbers.size());
                numbers.forEach(number -> weights.merge(number, weight, Integer::sum));
            }
        }
        return new PageNumbers(certain, weights);
    }

    private static int weight(String words, int numbers) {
        if (OF_OTHERS.matcher(words).matches()) {
            return 0;
        }
        boolean few = words.split("\\s+").length <= FEW_WORDS;
        return few && numbers == 1 ? ALONE : 1;
    }

    List<TrialNumber> all() {
        return List.copyOf(weights.keySet());
    }

    /** The number for which more speaks than for any other. */
    Optional<TrialNumber> likeliest() {
        List<Map.Entry<TrialNumber, Integer>> ranked = weights.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .toList();
        boolean tie = ranked.size() > 1
                && ranked.get(0).getValue().equals(ranked.get(1).getValue());
        return ranked.isEmpty() || tie || ranked.get(0).getValue() == 0
                ? Optional.empty()
                : Optional.of(ranked.get(0).getKey());
    }
}
