package org.trialgraph.golden;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Documents that once broke a reader or took it too long, and documents read as a format that they are not of. */
class FuzzedDocumentsIT {
    /** One of so many documents is read as each of the formats. */
    private static final int OTHERS = 10;

    @TestFactory
    Stream<DynamicTest> documentFoundByFuzzing_givesGraphOrFinding() throws IOException {
        try (Stream<Path> files = Files.walk(ReaderFuzzer.FOUND)) {
            return files.filter(Files::isRegularFile).sorted().toList().stream()
                    .map(file -> dynamicTest(ReaderFuzzer.FOUND.relativize(file).toString(), () -> {
                        byte[] bytes = Files.readAllBytes(file);
                        String format =
                                ReaderFuzzer.FOUND.relativize(file).getName(0).toString();
                        ReaderFuzzer.check(bytes, Optional.empty());
                        ReaderFuzzer.check(bytes, GoldenDocuments.FORMATS.named(format));
                    }));
        }
    }

    @TestFactory
    Stream<DynamicTest> documentOfAnotherFormat_givesGraphOrFinding() throws IOException {
        List<Path> documents = GoldenDocuments.all();
        return GoldenDocuments.FORMATS.all().stream()
                .map(format -> dynamicTest(format.name(), () -> {
                    for (int i = 0; i < documents.size(); i += OTHERS) {
                        ReaderFuzzer.check(Files.readAllBytes(documents.get(i)), Optional.of(format));
                    }
                }));
    }
}
