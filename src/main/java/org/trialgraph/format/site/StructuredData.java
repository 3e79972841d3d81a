package org.trialgraph.format.site;

import static org.trialgraph.model.TrialProperties.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.page.PageMetadata.DeclaredStudy;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Property;
import org.trialgraph.model.TrialNumber;
import org.trialgraph.registry.TrialNumbers;

/** What a page declares to search engines, used where its text says nothing and only where the words are certain. */
record StructuredData(DeclaredStudy study) {
    private static final String PLACE = "application/ld+json";

    /** The one number that the declaration names. */
    Optional<TrialNumber> number() {
        List<TrialNumber> numbers = study.identifiers().stream()
                .flatMap(words -> TrialNumbers.find(words).stream())
                .distinct()
                .toList();
        return numbers.size() == 1 ? Optional.of(numbers.get(0)) : Optional.empty();
    }

    /** The name of the declared study; some sites write its number there, which is no title. */
    Optional<String> title() {
        return study.title().filter(name -> TrialNumbers.recognise(name).isEmpty());
    }

    /** Fills what the page's labels left open, with a finding that says so. */
    void read(TrialReader trial) {
        List<String> used = new ArrayList<>();
        if (!trial.has(PUBLIC_TITLE) && title().isPresent()) {
            trial.text(PUBLIC_TITLE, title());
            used.add("title");
        }
        coded(OVERALL_STATUS, "status", study.status(), trial, used);
        coded(PHASE, "phase", study.phase(), trial, used);
        if (!used.isEmpty()) {
            trial.report()
                    .note(
                            PLACE,
                            "read from what the page declares to search engines: " + String.join(", ", used),
                            "compare with the page and with the registry's own record");
        }
    }

    private static void coded(
            Property<Coded> property, String name, Optional<String> declared, TrialReader trial, List<String> used) {
        if (declared.isEmpty() || trial.has(property)) {
            return;
        }
        if (trial.codedIfKnown(property, declared.get())) {
            used.add(name);
        } else {
            trial.report()
                    .note(
                            PLACE,
                            "unknown " + name + " \"" + declared.get() + "\"",
                            "it is left out; where its meaning is the same on every site, add it to ontology/codes/unknown-page.ttl");
        }
    }
}
