package org.trialgraph.mesh.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialgraph.mesh.index.MeshFixtures;
import org.trialgraph.model.Condition;
import org.trialgraph.model.MeshLink;
import org.trialgraph.model.Text;

/** Names of conditions that are names of MeSH only in other words, on a MeSH of a dozen records. */
class QueryRewriterTest {
    private static final MeshLinker LINKER = new MeshLinker(MeshFixtures.index(
            MeshFixtures.record("D003025", "C05.330.488.655.250", "Clubfoot"),
            MeshFixtures.record("D001528", "C07.465.075", "Behcet Syndrome"),
            MeshFixtures.record("D005600", "C10.597.606.360.320.322", "Fragile X Syndrome"),
            MeshFixtures.record("D008659", "C18.452", "Metabolic Diseases"),
            MeshFixtures.record("D024821", "C18.452.394.968.500.570", "Metabolic Syndrome"),
            MeshFixtures.record("D001943", "C04.588.180", "Breast Neoplasms", "Breast Cancer"),
            MeshFixtures.record("D018567", "C04.588.180.260", "Breast Neoplasms, Male", "Male Breast Cancer"),
            MeshFixtures.record("D009123", "C10.597.613.550.500", "Muscle Hypotonia", "Hypotonia"),
            MeshFixtures.record(
                    "D010661", "C10.228.140.163.100.687", "Phenylketonurias", "Phenylalanine Hydroxylase Deficiency"),
            MeshFixtures.record("D015458", "C04.557.337.428.600", "Leukemia, T-Cell"),
            MeshFixtures.record("D021081", "F03.870.400", "Chronobiology Disorders", "Circadian Rhythm Disorders"),
            MeshFixtures.record("D002940", "G07.180.562.190", "Circadian Rhythm"),
            MeshFixtures.record("D012214", "C16.100", "Rumination Syndrome"),
            MeshFixtures.record("D007674", "C12.050.351.968.419", "Kidney Diseases", "Kidney Disease"),
            MeshFixtures.record("D002908", "C23.550.291.500", "Chronic Disease"),
            MeshFixtures.record("D005355", "C23.550.355", "Fibrosis", "Cirrhosis"),
            MeshFixtures.record("D008103", "C06.552.630", "Liver Cirrhosis"),
            MeshFixtures.record("D023161", "C16.200", "WAGR Syndrome")));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Fragile X                                          | D005600
            Behcet's                                           | D001528
            WAGR                                               | D023161
            Club foot                                          | D003025
            hypotonic                                          | D009123
            hypotonic children                                 | D009123
            T-cell relapsed leukemia                           | D015458
            familial male breast cancer                        | D018567
            deficiency of the enzyme phenylalanine hydroxylase | D010661
            impaired renal function                            | D007674
            phenylalanine hydroxylase-deficient                | D010661
            """)
    void condition_otherWording_isLinked(String name, String id) {
        MeshLink best = links(name).get(0);
        assertThat(best.id()).isEqualTo(id);
        assertThat(best.method()).isEqualTo("NormalizedTerm");
        assertThat(best.confidence()).isBetween(0.8, 0.85);
    }

    @Test
    void link_tellsWordsOfTheName() {
        assertThat(links("Fragile X")).extracting(MeshLink::matchedText).containsExactly("Fragile X");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Circadian rhythm", "Chronic phase of disease", "Rumination", "club", "Foot", "atonic"})
    void condition_otherThingOrVagueWord_isNotLinked(String name) {
        assertThat(links(name)).isEmpty();
    }

    @Test
    void condition_synonyms_closerWordWins() {
        assertThat(links("metabolic illness")).extracting(MeshLink::id).containsExactly("D008659");
    }

    @Test
    void condition_addedName_winsAsWholeName() {
        assertThat(links("Cirrhosis")).first().extracting(MeshLink::id).isEqualTo("D008103");
        assertThat(links("Fibrosis")).extracting(MeshLink::id).containsExactly("D005355");
    }

    @ParameterizedTest
    @CsvSource({
        "anemic, anemia",
        "sclerotic, sclerosis",
        "psychotic, psychosis",
        "asthmatic, asthma",
        "edematous, edema",
        "hyperactive, hyperactivity",
        "nephrotoxic, nephrotoxicity",
        "depressive, depression",
        "hemorrhagic, hemorrhage",
        "narcoleptic, narcolepsy",
        "cholestatic, cholestasis"
    })
    void nounsOfAdjective_byEnding(String adjective, String noun) {
        assertThat(QueryRewriter.nounsOfAdjective(adjective)).contains(noun);
    }

    private static List<MeshLink> links(String name) {
        return LINKER.condition(new Condition(List.of(new Text(name, "en"))));
    }
}
