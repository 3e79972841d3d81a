package org.trialgraph.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
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

    @Test
    void engineWithoutSpark_isTold() throws Exception {
        Process run = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        "target/trialgraph.jar",
                        "convert",
                        "examples",
                        "-o",
                        "target/absent",
                        "--engine",
                        "spark")
                .redirectErrorStream(true)
                .start();
        String told = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(run.waitFor()).isEqualTo(3);
        assertThat(told).contains("Apache Spark is not there").doesNotContain("\tat ");
    }
}
