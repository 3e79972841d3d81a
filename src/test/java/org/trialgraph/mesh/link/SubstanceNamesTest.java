package org.trialgraph.mesh.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialgraph.mesh.index.WholeMesh;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Criterion;
import org.trialgraph.model.Criterion.Polarity;
import org.trialgraph.model.Intervention;
import org.trialgraph.model.MeshLink;
import org.trialgraph.model.Text;

/** Which substance the name of an intervention, or a criterion, speaks of, and when it speaks of something that is only named after one. */
class SubstanceNamesTest {
    private static final double THRESHOLD = 0.5;
    private static final String METFORMIN = "D008687";
    private static final String FILGRASTIM = "D000069585";
    private static final String GRANULOCYTE_FACTOR = "D016179";

    private static MeshLinker linker;

    @BeforeAll
    static void whole() {
        linker = new MeshLinker(WholeMesh.index());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Metformin or placebo", "Metformin/placebo", "Placebo + metformin", "metformin with placebo"})
    void intervention_besidePlacebo_isLinked(String name) {
        assertThat(published(name)).contains(METFORMIN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Metformin placebo", "Placebo (for metformin)", "placebo tablets matching metformin 500 mg"})
    void intervention_placeboOfSubstance_isNotLinked(String name) {
        assertThat(published(name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Insulin          | Insulin receptor antibody
            Aromatase        | Aromatase inhibition
            Interleukin-6    | Interleukin 6 antagonist
            Glutens          | gluten-free diet
            """)
    void intervention_actingOnSubstance_isNotLinked(String heading, String name) {
        assertThat(published(name)).doesNotContain(heading(heading));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Prothrombin | Prothrombin time below 20 seconds
            Urea        | blood urea nitrogen no greater than 30 mg/dL
            Renin       | treated with renin-angiotensin system blockers
            """)
    void criterion_longerNameOfAnotherThing_mentionsNoWordOfIt(String word, String criterion) {
        assertThat(mentioned(criterion)).doesNotContain(heading(word));
    }

    @Test
    void criterion_wordBesideLongerName_isMentioned() {
        assertThat(mentioned("blood urea nitrogen below 30 mg/dL; no allergy to urea"))
                .contains(heading("Urea"));
    }

    private static String heading(String label) {
        return WholeMesh.index().heading(label).orElseThrow();
    }

    private static List<String> mentioned(String criterion) {
        Text text = new Text(criterion, "en");
        return linker
                .mentions(new Criterion(
                        Polarity.INCLUSION,
                        List.of(text),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))
                .stream()
                .map(MeshLink::id)
                .toList();
    }

    @Test
    void intervention_unknownSalt_isNotLinked() {
        assertThat(published("zorvexatide acetate")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"iodine I 131", "iodine-131", "I-131"})
    void intervention_radioisotope_isNotElement(String name) {
        assertThat(published(name)).containsExactly("D007457");
    }

    @Test
    void intervention_classAsOtherName_isLessSure() {
        assertThat(published("Filgrastim", "G-CSF", "granulocyte colony-stimulating factor"))
                .containsExactly(FILGRASTIM);
        assertThat(published("G-CSF", "Filgrastim")).contains(GRANULOCYTE_FACTOR, FILGRASTIM);
    }

    @Test
    void intervention_regimen_linksDrugs() {
        assertThat(published("CMF regimen", "cyclophosphamide", "methotrexate", "fluorouracil"))
                .containsExactlyInAnyOrder("D003520", "D008727", "D005472");
    }

    @Test
    void intervention_initialsOfName_areNotLinked() {
        assertThat(published("Cognitive Training Program", "CTP")).isEmpty();
        Intervention course = new Intervention(
                texts("Mindfulness course"), Optional.of(Coded.implied("Behavioral")), List.of(), texts("CTP"));
        assertThat(linker.intervention(course)).isEmpty();
    }

    private static List<String> published(String name, String... otherNames) {
        return linker
                .intervention(new Intervention(texts(name), Optional.empty(), List.of(), texts(otherNames)))
                .stream()
                .filter(link -> link.confidence() >= THRESHOLD)
                .map(MeshLink::id)
                .toList();
    }

    private static List<Text> texts(String... names) {
        return Stream.of(names).map(name -> new Text(name, "en")).toList();
    }
}
