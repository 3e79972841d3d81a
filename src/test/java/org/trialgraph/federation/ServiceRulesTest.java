package org.trialgraph.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an entry of the list allows, and what only looks like it. */
class ServiceRulesTest {
    private static Optional<URI> address(String entry, String named) {
        return ServiceRules.usual().allowing(List.of(entry)).addressOf(named);
    }

    @Test
    void host_allowsItsEndpointsAtDefaultPorts() {
        assertThat(address("id.nlm.nih.gov", "https://id.nlm.nih.gov/mesh/sparql"))
                .contains(URI.create("https://id.nlm.nih.gov/mesh/sparql"));
        assertThat(address("id.nlm.nih.gov", "HTTP://ID.NLM.NIH.GOV:80/mesh/sparql?inference=true"))
                .contains(URI.create("http://id.nlm.nih.gov/mesh/sparql?inference=true"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://id.nlm.nih.gov:8080/mesh/sparql",
                "https://id.nlm.nih.gov.example.org/mesh/sparql",
                "https://id.nlm.nih.gov@127.0.0.1/mesh/sparql",
                "https://example.org/id.nlm.nih.gov",
                "file:///etc/passwd",
                "ftp://id.nlm.nih.gov/mesh",
                "id.nlm.nih.gov",
                "mesh",
                "",
            })
    void andNothingElse(String named) {
        assertThat(address("id.nlm.nih.gov", named)).isEmpty();
    }

    @Test
    void endpoint_allowsItselfAlone() {
        assertThat(address("https://example.org/a/sparql", "https://example.org:443/a/sparql#x"))
                .isPresent();
        assertThat(address("https://example.org/a/sparql", "https://example.org/b/sparql"))
                .isEmpty();
        assertThat(address("https://example.org/a/sparql", "http://example.org/a/sparql"))
                .isEmpty();
    }

    @Test
    void copy_isAskedInsteadOfEndpoint() {
        assertThat(address(
                        "https://example.org/sparql?a=b=http://localhost:4040/copy", "https://example.org/sparql?a=b"))
                .contains(URI.create("http://localhost:4040/copy"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not a host",
                "ftp://example.org/",
                "http://user@example.org/",
                "https://example.org/=http://"
            })
    void anEntryThatIsNoneIsRefused(String entry) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServiceRules.usual().allowing(List.of(entry)))
                .withMessageContaining("is no endpoint");
    }
}
