package org.trialgraph.mesh.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trialgraph.mesh.index.MeshFixtures;
import org.trialgraph.mesh.index.MeshIndex;
import org.trialgraph.mesh.index.StarterIndex;
import org.trialgraph.mesh.index.WholeMesh;
import org.trialgraph.model.Condition;
import org.trialgraph.model.Intervention;
import org.trialgraph.model.MeshLink;
import org.trialgraph.model.Text;
import org.trialgraph.model.TrialBuilder;
import org.trialgraph.model.TrialProperties;

/** What each rule of the linker makes of names, on the starter index. */
class MeshLinkerTest {
    private static MeshLinker linker;

    @BeforeAll
    static void openStarter() throws IOException {
        linker = new MeshLinker(StarterIndex.open());
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
            Ovarian carcinoma                   | D010051 | NormalizedTerm
            Tumour of the lung                  | D008175 | NormalizedTerm
            Non insulin dependent diabetes mellitus | D003924 | NormalizedTerm
            Hypertensive patients               | D006973 | NormalizedTerm
            Chronic obstructive (COPD) pulmonary disease | D029424 | ExactEntryTerm
            COPD (chronic obstructive pulmonary disease) | D029424 | ExactEntryTerm
            Crohn's                             | D003424 | NormalizedTerm
            """)
    void condition_rules_linkWithMethod(String name, String id, String method) {
        MeshLink best = condition(name).get(0);
        assertThat(best.id()).isEqualTo(id);
        assertThat(best.method()).isEqualTo(method);
        assertThat(best.confidence()).isBetween(0.5, 1.0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Anti-thymocyte globulin (rabbit)    | D000961
            Umbilical cord mesenchymal stem cells | D059630
            环孢素软胶囊                          | D016572
            Cyclophosphamide 50 mg/kg i.v.      | D003520
            Metformin hydrochloride 500mg tablet| D008687
            oral prednisone, daily              | D011241
            """)
    void intervention_rules_link(String name, String id) {
        assertThat(intervention(name).get(0).id()).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Breast and ovarian cancer           | D001943 | D010051
            Breast/ovarian cancer               | D001943 | D010051
            Cancer of the breast and lung       | D001943 | D008175
            Type 1 or 2 diabetes                | D003922 | D003924
            Hepatitis B and C                   | D006509 | D006526
            Anxiety and depression              | D001007 | D003863
            """)
    void condition_coordination_linksEach(String name, String one, String other) {
        assertThat(condition(name))
                .filteredOn(link -> link.confidence() >= 0.5)
                .extracting(MeshLink::id)
                .contains(one, other);
    }

    @Test
    void condition_tumorOfTissue_linksSiteToo() {
        assertThat(condition("Adenocarcinoma of the pancreas"))
                .extracting(MeshLink::id)
                .contains("D010190");
    }

    @Test
    void condition_negatedOrOtherThing_isNotLinked() {
        assertThat(condition("Stroke volume")).isEmpty();
        assertThat(condition("Negative for asthma")).isEmpty();
        assertThat(condition("HER2-negative breast cancer"))
                .extracting(MeshLink::id)
                .contains("D001943");
    }

    @Test
    void intervention_combination_linksBoth() {
        assertThat(intervention("Lopinavir/Ritonavir"))
                .extracting(MeshLink::id)
                .containsExactlyInAnyOrder("D061466", "D019438");
        assertThat(intervention("Cisplatin + Etoposide"))
                .extracting(MeshLink::id)
                .containsExactlyInAnyOrder("D002945", "D005047");
    }

    @Test
    void link_unknownName_isEmpty() {
        assertThat(condition("Effect of room temperature")).isEmpty();
        assertThat(intervention("Usual care")).isEmpty();
    }

    @Test
    void intervention_singularOfClass_linksSubstanceFirst() {
        assertThat(intervention("Cyclosporine")).extracting(MeshLink::id).containsExactly("D016572", "D003524");
    }

    @Test
    void condition_broaderNameWithin_isLinkedToo() {
        assertThat(condition("Acute Myeloid Leukemia"))
                .extracting(MeshLink::id)
                .containsExactlyInAnyOrder("D015470", "D007951", "D007938");
    }

    @Test
    void condition_severalRecords_isAmbiguous() {
        assertThat(intervention("artemisinin ACT"))
                .allSatisfy(link -> assertThat(link.confidence()).isLessThan(1));
        assertThat(new MeshLinker(twoOfOneName()).condition(new Condition(List.of(new Text("twin diseases", "en")))))
                .hasSize(2)
                .allSatisfy(link -> {
                    assertThat(link.method()).isEqualTo("Ambiguous");
                    assertThat(link.confidence()).isLessThan(0.5);
                });
    }

    private static MeshIndex twoOfOneName() {
        return MeshFixtures.index(
                MeshFixtures.record("D000001", "C01.100", "Twin Disease"),
                MeshFixtures.record("D000002", "C02.100", "Twin-Disease"));
    }

    @Test
    void condition_chineseAndEnglish_linksEnglish() {
        Condition both = new Condition(List.of(new Text("系统性硬化症", "zh"), new Text("Systemic sclerosis", "en")));
        assertThat(linker.condition(both).get(0))
                .isEqualTo(new MeshLink("D012595", "ExactEntryTerm", 0.98, "Systemic sclerosis"));
    }

    @Test
    void condition_chineseOnly_linksByTable() {
        assertThat(condition("再生障碍性贫血").get(0)).isEqualTo(new MeshLink("D000741", "NormalizedTerm", 0.85, "再生障碍性贫血"));
        assertThat(condition("重型再生障碍性贫血患者").get(0)).isEqualTo(new MeshLink("D000741", "PartialTerm", 0.6, "再生障碍性贫血"));
        assertThat(condition("非小细胞肺癌")).extracting(MeshLink::id).containsExactly("D002289");
    }

    @Test
    void intervention_noSubstance_isBelowThreshold() {
        assertThat(intervention("Radiotherapy").get(0))
                .isEqualTo(new MeshLink("D011878", "ExactHeading", 0.45, "Radiotherapy"));
    }

    @Test
    void topics_leaveOutConditions() {
        TrialBuilder trial = new TrialBuilder();
        trial.add(TrialProperties.KEYWORD, new Text("bone marrow failure", "en"));
        trial.add(TrialProperties.PUBLIC_TITLE, new Text("Cyclosporine in aplastic anemia", "en"));
        trial.condition(new Condition(List.of(new Text("Aplastic anemia", "en"))));
        assertThat(linker.topics(trial.build()))
                .extracting(MeshLink::id)
                .contains("D000080983", "D016572")
                .doesNotContain("D000741");
    }

    @Test
    void knows_wholeMesh_onlyItsIds() {
        MeshLinker whole = new MeshLinker(WholeMesh.index());
        assertThat(whole.knows("D000741")).isTrue();
        assertThat(whole.knows("D999999")).isFalse();
        assertThat(linker.knows("D999999")).isTrue();
    }

    private static List<MeshLink> condition(String name) {
        return linker.condition(new Condition(List.of(new Text(name, "en"))));
    }

    private static List<MeshLink> intervention(String name) {
        return linker.intervention(
                new Intervention(List.of(new Text(name, "en")), Optional.empty(), List.of(), List.of()));
    }
}
