package org.trialgraph.mesh.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.trialgraph.mesh.index.MeshIndex;
import org.trialgraph.mesh.index.StarterIndex;
import org.trialgraph.mesh.index.WholeMesh;
import org.trialgraph.model.Condition;
import org.trialgraph.model.Intervention;
import org.trialgraph.model.MeshLink;
import org.trialgraph.model.Text;

/** Names that look like terms of MeSH and mean something else: none of them may link. */
class FalsePositiveTest {
    private static final double THRESHOLD = 0.5;

    @Test
    void starter_linksNoTrap() throws IOException {
        assertThat(caught(StarterIndex.open())).isEmpty();
    }

    @Test
    void wholeMesh_linksNoTrap() throws IOException {
        assertThat(caught(WholeMesh.index())).isEmpty();
    }

    @Test
    void traps_moreThanHundred() throws IOException {
        assertThat(traps()).hasSizeGreaterThan(100);
    }

    private static List<String> caught(MeshIndex index) throws IOException {
        MeshLinker linker = new MeshLinker(index);
        List<String> caught = new ArrayList<>();
        for (String[] trap : traps()) {
            for (MeshLink link : links(linker, trap)) {
                if (link.confidence() >= THRESHOLD) {
                    String heading = index.record(link.id()).orElseThrow().label();
                    caught.add(trap[0] + " " + trap[1] + " → " + heading + " by " + link.method());
                }
            }
        }
        return caught;
    }

    private static List<MeshLink> links(MeshLinker linker, String[] trap) {
        List<Text> name = List.of(new Text(trap[1], "en"));
        return trap[0].equals("condition")
                ? linker.condition(new Condition(name))
                : linker.intervention(new Intervention(name, Optional.empty(), List.of(), List.of()));
    }

    private static List<String[]> traps() throws IOException {
        try (InputStream in = FalsePositiveTest.class.getResourceAsStream("traps.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .toList();
        }
    }
}
