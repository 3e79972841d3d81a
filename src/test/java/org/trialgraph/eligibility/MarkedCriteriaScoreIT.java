package org.trialgraph.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.trialgraph.criteria.Criteria;
import org.trialgraph.eligibility.MarkedCriteria.Marked;
import org.trialgraph.eligibility.MarkedCriteria.Piece;
import org.trialgraph.eligibility.MarkedCriteria.Read;
import org.trialgraph.mesh.index.WholeMesh;
import org.trialgraph.mesh.link.MeshLinker;
import org.trialgraph.model.Constraint;
import org.trialgraph.model.Criterion;
import org.trialgraph.model.MeshLink;
import org.trialgraph.model.Text;

/** What is read out of the marked criteria is what they say; {@code -Dcriteria.differences=true} prints where it is not. */
class MarkedCriteriaScoreIT {
    private static final double LEAST_PRECISION = 0.97;
    private static final double LEAST_RECALL = 0.85;
    private static final double LEAST_PRECISION_OF_WORDS = 0.95;

    private final ConstraintReader reader = new ConstraintReader();
    private final List<Marked> criteria = MarkedCriteria.all();

    @Test
    void limits_ofMarkedCriteria_areReadAsMarked() {
        Score score = Score.ofConstraints(criteria, this::read);
        print(score);
        assertThat(score.precision()).as(score.toString()).isGreaterThanOrEqualTo(LEAST_PRECISION);
        assertThat(score.recall()).as(score.toString()).isGreaterThanOrEqualTo(LEAST_RECALL);
    }

    @Test
    void windows_ofMarkedCriteria_areReadAsMarked() {
        Score score = Score.ofWindows(criteria, this::read);
        print(score);
        assertThat(score.precision()).as(score.toString()).isGreaterThanOrEqualTo(LEAST_PRECISION_OF_WORDS);
    }

    @Test
    void mentions_ofMarkedCriteria_areNamed() {
        MeshLinker linker = new MeshLinker(WholeMesh.index());
        Score score = Score.ofMentions(
                criteria,
                piece -> linker.mentions(criterion(piece)).stream()
                        .map(MeshLink::id)
                        .toList());
        print(score);
        assertThat(score.precision()).as(score.toString()).isGreaterThanOrEqualTo(LEAST_PRECISION_OF_WORDS);
    }

    private static void print(Score score) {
        if (Boolean.getBoolean("criteria.differences")) {
            score.differences().forEach(System.out::println);
        }
        System.out.println(score);
    }

    private List<Read> read(Piece piece) {
        return reader.read(criterion(piece)).stream()
                .map(MarkedCriteriaScoreIT::read)
                .toList();
    }

    private static Criterion criterion(Piece piece) {
        Text text = new Text(piece.text(), piece.language());
        Criterion criterion = Criteria.single(piece.polarity(), text, Optional.empty());
        List<Text> sections = piece.heading().isEmpty() ? List.of() : List.of(new Text(piece.heading(), "en"));
        return new Criterion(
                piece.polarity(), List.of(text), sections, Optional.empty(), Optional.empty(), criterion.requirement());
    }

    private static Read read(Constraint constraint) {
        return new Read(
                constraint.measure(),
                constraint.words(),
                constraint.lower().map(bound -> new MarkedCriteria.Bound(bound.value(), bound.inclusive())),
                constraint.upper().map(bound -> new MarkedCriteria.Bound(bound.value(), bound.inclusive())),
                Optional.of(constraint.unit()).filter(unit -> !unit.isEmpty()),
                Optional.of(constraint.window()).filter(window -> !window.isEmpty()),
                constraint.requirement().map(requirement -> requirement.name().toLowerCase(Locale.ROOT)));
    }
}
