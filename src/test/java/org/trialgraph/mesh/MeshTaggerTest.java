package org.trialgraph.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Terms in running text, by the words that stand for them. */
class MeshTaggerTest {
    private static MeshIndex index;
    private static MeshTagger tagger;

    @BeforeAll
    static void starter() throws IOException {
        index = MeshIndexes.starter();
        tagger = MeshTagger.of(index);
    }

    @Test
    void longestNameAtEachPlaceIsTagged() {
        assertThat(tagged("Severe aplastic anaemia or type 2 diabetes mellitus; no prior cyclosporine."))
                .containsExactly(
                        "aplastic anaemia = Anemia, Aplastic",
                        "type 2 diabetes mellitus = Diabetes Mellitus, Type 2",
                        "cyclosporine = Cyclosporine");
    }

    @Test
    void onlyWholeWordsAreTagged() {
        assertThat(tagged("HIVAR, painting, asthmalike and COVID19x are no terms"))
                .isEmpty();
    }

    @Test
    void commonWordsAndSaltsAreNotTagged() {
        assertThat(tagged("All patients at rest, on a lead-in phase with sodium controls and a placebo tablet"))
                .isEmpty();
    }

    @Test
    void acronymIsTaggedInCapitalsOnly() {
        assertThat(tagged("hearing aids")).isEmpty();
        assertThat(tagged("people with AIDS")).containsExactly("AIDS = Acquired Immunodeficiency Syndrome");
    }

    private static List<String> tagged(String text) {
        return tagger.tag(text).stream()
                .map(tag -> text.substring(tag.start(), tag.end()) + " = "
                        + index.record(tag.id()).orElseThrow().label())
                .toList();
    }
}
