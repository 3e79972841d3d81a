package org.trialgraph.format.ctgov;

import java.util.Optional;
import org.trialgraph.format.TrialReader;
import org.trialgraph.model.TrialNumber;
import org.trialgraph.registry.RegistryNumbers;

/** The number of a study, without which a record of ClinicalTrials.gov is of no use. */
public final class CtgovNumber {
    private CtgovNumber() {}

    /** Takes the number; rejects the record where it is none of ClinicalTrials.gov. */
    public static void take(Optional<String> printed, String place, TrialReader trial) {
        Optional<TrialNumber> number = printed.flatMap(RegistryNumbers::recognise)
                .filter(n -> n.registry().equals("ctgov"));
        number.ifPresent(trial.trial()::number);
        if (number.isEmpty()) {
            trial.ledger()
                    .reject(
                            place,
                            printed.map(n -> "\"" + n + "\" is no ClinicalTrials.gov number")
                                    .orElse("a study without a number"),
                            "get the study again from the registry");
        }
    }
}
