package org.trialgraph.format.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.trialgraph.codes.Codes;
import org.trialgraph.format.Format;
import org.trialgraph.format.Formats;

/** The tables of fields name kinds, properties, roles and options that there are. */
class FieldTablesTest {
    @TestFactory
    Stream<DynamicTest> everyField_readsItsLabel() {
        return new Formats(new Codes())
                .all().stream()
                        .filter(PageFormat.class::isInstance)
                        .map(PageFormat.class::cast)
                        .filter(format -> !format.layout().labels().isEmpty())
                        .map(format -> dynamicTest(format.name(), () -> {
                            List<String> labels =
                                    new ArrayList<>(format.layout().labels());
                            read(format, labels);
                            // A label that counts only behind another one does in one of the two orders.
                            Collections.reverse(labels);
                            read(format, labels);
                        }));
    }

    private static void read(Format format, List<String> labels) {
        StringBuilder page = new StringBuilder("A Title of Words\n");
        labels.forEach(label -> page.append(label).append(":\n1 participant\n"));
        assertThat(PageReadings.read(format, page.toString())).isNotNull();
    }
}
