package org.trialgraph.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The configuration that a stock server reads has a service for each registry of the table. */
class ServerConfigurationTest {
    private static final Path SHIPPED = Path.of("fuseki-config/trialgraph.ttl");

    @Test
    void shippedFile_tableOfRegistries_hasItsServices() throws Exception {
        if (System.getProperty("golden.update") != null) {
            Files.writeString(SHIPPED, ServerConfiguration.text());
        }
        assertThat(Files.readString(SHIPPED))
                .as("run the test with -Dgolden.update after a change of ontology/registries.ttl")
                .isEqualTo(ServerConfiguration.text());
    }
}
