package org.trialgraph.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trialgraph.enrich.MeshLink;
import org.trialgraph.model.Condition;
import org.trialgraph.model.Intervention;
import org.trialgraph.model.Text;

/** What each rule of the linker makes of names, on the starter index. */
class MeshLinkerTest {
    private static MeshLinker linker;

    @BeforeAll
    static void starter() throws IOException {
        linker = new MeshLinker(MeshIndexes.starter());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Anemia, Aplastic                    | D000741 | ExactHeading
            aplastic anemia                     | D000741 | ExactEntryTerm
            Systemic sclerosis                  | D012595 | ExactEntryTerm
            Aplastic anaemias                   | D000741 | NormalizedTerm
            Anaemia, hypoplastic                | D000741 | NormalizedTerm
            Leukaemia                           | D007938 | NormalizedTerm
            Severe Aplastic Anaemia             | D000741 | NormalizedTerm
            Stage IV Breast Cancer              | D001943 | NormalizedTerm
            Cancer of the breast, NOS           | D001943 | NormalizedTerm
            Sjögren's syndrome                  | D012859 | NormalizedTerm
            Diabetes mellitus type II           | D003924 | NormalizedTerm
            COVID19                             | D000086382 | ExactEntryTerm
            Fatigue in haemodialysis            | D005221 | PartialTerm
            """)
    void conditionIsLinked(String name, String id, String method) {
        MeshLink best = condition(name).get(0);
        assertThat(best.id()).isEqualTo(id);
        assertThat(best.method()).isEqualTo(method);
        assertThat(best.confidence()).isBetween(0.5, 1.0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Cyclosporine                        | D016572
            Cyclophosphamide 50 mg/kg i.v.      | D003520
            Metformin hydrochloride 500mg tablet| D008687
            oral prednisone, daily              | D011241
            """)
    void interventionIsLinked(String name, String id) {
        assertThat(intervention(name).get(0).id()).isEqualTo(id);
        assertThat(intervention(name)).hasSize(1);
    }

    @Test
    void bothDrugsOfACombinationAreLinked() {
        assertThat(intervention("Lopinavir/Ritonavir"))
                .extracting(MeshLink::id)
                .containsExactlyInAnyOrder("D061466", "D019438");
        assertThat(intervention("Cisplatin + Etoposide"))
                .extracting(MeshLink::id)
                .containsExactlyInAnyOrder("D002945", "D005047");
    }

    @Test
    void nameThatIsNothingInMeshIsNotLinked() {
        assertThat(condition("Effect of room temperature")).isEmpty();
        assertThat(intervention("Usual care")).isEmpty();
    }

    @Test
    void knowsOnlyTheIdsOfTheIndex() {
        assertThat(linker.knows("D000741")).isTrue();
        assertThat(linker.knows("D999999")).isFalse();
    }

    private static List<MeshLink> condition(String name) {
        return linker.condition(new Condition(List.of(new Text(name, "en"))));
    }

    private static List<MeshLink> intervention(String name) {
        return linker.intervention(
                new Intervention(List.of(new Text(name, "en")), Optional.empty(), List.of(), List.of()));
    }
}
