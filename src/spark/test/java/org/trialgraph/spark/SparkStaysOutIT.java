package org.trialgraph.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** Spark and what it brings are no part of the program, which is its jar and the libraries that the jar names. */
class SparkStaysOutIT {
    @Test
    void jar_holdsAndNamesNothingOfSpark() throws Exception {
        try (JarFile jar = new JarFile(Path.of("target/trialgraph.jar").toFile())) {
            String libraries = jar.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            assertThat(List.of(libraries.split(" ")))
                    .anyMatch(library -> library.contains("jena-arq"))
                    .noneMatch(library -> library.matches(".*(spark|scala|hadoop|netty).*"));
            assertThat(jar.stream().map(entry -> entry.getName()))
                    .anyMatch(entry -> entry.startsWith("org/trialgraph/spark/"))
                    .noneMatch(entry -> entry.matches("(scala|org/apache)/.*"));
        }
    }
}
