package org.trialgraph.cli;

import java.util.List;
import org.trialgraph.rdf.Iris;
import org.trialgraph.registry.RegistryNumbers;

/**
 * Trials that a user wants published no more, or again, by IRI.
 *
 * @param trials those to withdraw
 * @param restored those to publish again
 */
record Withdrawals(List<String> trials, List<String> restored) {
    /** Neither. */
    static final Withdrawals NONE = new Withdrawals(List.of(), List.of());

    /** By numbers in any spelling. */
    static Withdrawals of(List<String> withdrawn, List<String> restored, Iris iris) {
        return new Withdrawals(iris(withdrawn, iris), iris(restored, iris));
    }

    private static List<String> iris(List<String> numbers, Iris iris) {
        return numbers.stream()
                .map(typed -> RegistryNumbers.recognise(typed)
                        .map(number -> iris.trial(number.number()).getURI())
                        .orElseThrow(() -> UserError.usage("\"" + typed + "\" is no number of a registry")))
                .toList();
    }
}
