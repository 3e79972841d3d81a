package org.trialgraph.format.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a site prints around its text is told from what it says of a trial. */
class BoilerplateTest {
    private static final Layout ANY_SITE = Layout.of(List.of(), List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u00A9 2024 Example Site",
                "(c) 2024 Example Site",
                "(c) Copyright Example Site",
                "Copyright 2024, Example Site. All rights reserved.",
                "url: https://example.org/trial/1",
                "Skip to main content"
            })
    void copyrightAndAddressesAreOfTheSite(String line) {
        assertThat(covers(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(c) a known allergy to the study drug",
                "(C) pregnant or breast-feeding women",
                "Copyrighted questionnaires are used with permission",
                "see https://example.org/protocol for the visits"
            })
    void theThirdItemOfALetteredListIsOfTheTrial(String line) {
        assertThat(covers(line)).isFalse();
    }

    private static boolean covers(String line) {
        return ANY_SITE.boilerplate(Page.of(line, Optional.empty()).lines().get(0));
    }
}
