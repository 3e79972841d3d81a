package org.trialgraph.format.ctgov;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.trialgraph.format.ctgov.StudyTable.Spelling;
import org.trialgraph.format.record.FieldMapper.Mapping;
import org.trialgraph.model.Age;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Count;
import org.trialgraph.model.Flag;
import org.trialgraph.model.PartialDate;
import org.trialgraph.model.Text;
import org.trialgraph.model.Value;

/** The table of fields names properties that there are, of the kinds that they have. */
class StudyTableTest {
    private static final Map<String, Class<? extends Value>> KINDS = Map.of(
            "text", Text.class,
            "prose", Text.class,
            "id", Text.class,
            "coded", Coded.class,
            "date", PartialDate.class,
            "typedDate", PartialDate.class,
            "age", Age.class,
            "count", Count.class,
            "flag", Flag.class);

    @ParameterizedTest
    @EnumSource(Spelling.class)
    void rows_ofValues_nameAPropertyOfTheirKind(Spelling spelling) {
        StudyTable table = new StudyTable(spelling);
        assertThat(table.rows()).hasSizeGreaterThan(4);
        for (Mapping row : table.rows()) {
            if (KINDS.containsKey(row.kind())) {
                assertThat(row.property(KINDS.get(row.kind())).name()).isEqualTo(row.of());
            }
        }
    }
}
