package org.trialgraph.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.trialgraph.eligibility.MarkedCriteria.Bound;
import org.trialgraph.eligibility.MarkedCriteria.Marked;
import org.trialgraph.eligibility.MarkedCriteria.Piece;
import org.trialgraph.eligibility.MarkedCriteria.Read;

/** The figures are worth what the marks and their comparison are worth. */
final class MarkedCriteriaTest {
    private final List<Marked> own = MarkedCriteria.inOwnWords();

    @Test
    void ofConstraints_theMarksThemselves_allRight() {
        Score score = Score.ofConstraints(own, marks());

        assertThat(score.differences()).isEmpty();
        assertThat(score.right()).isEqualTo(score.toFind()).isGreaterThan(40);
    }

    @Test
    void all_realRecordsBeside_threeHundredAsMarked() {
        assertThat(MarkedCriteria.all())
                .hasSize(300)
                .allSatisfy(marked -> assertThat(marked.piece().text()).isNotBlank());
    }

    @Test
    void ofConstraints_nothingRead_recallZero() {
        assertThat(Score.ofConstraints(own, piece -> List.of()).recall()).isZero();
    }

    @Test
    void ofConstraints_otherStrictness_allWrong() {
        Score score = Score.ofConstraints(
                own,
                piece -> marks().apply(piece).stream()
                        .map(read -> withBounds(read, 1, true))
                        .toList());

        assertThat(score.right()).isZero();
    }

    @Test
    void ofConstraints_otherPowerOfTen_wrongUnlessTheUnitSaysSo() {
        Score same = Score.ofConstraints(own, changed("10*9/L", "10*6/L", 1000));
        Score other = Score.ofConstraints(own, changed("10*9/L", "10*6/L", 1));

        assertThat(same.recall()).isEqualTo(1);
        assertThat(other.toFind() - other.right()).isEqualTo(2);
    }

    @Test
    void ofConstraints_measureOfAnotherName_wrong() {
        Score score = Score.ofConstraints(
                own,
                piece -> marks().apply(piece).stream()
                        .map(read -> new Read(
                                "potassium",
                                "",
                                read.lower(),
                                read.upper(),
                                read.unit(),
                                read.window(),
                                read.requirement()))
                        .toList());

        assertThat(score.precision()).isZero();
    }

    @Test
    void ofMentions_oneIdBeyondTheMarks_lowersPrecisionOnly() {
        Map<Piece, Marked> byPiece = byPiece();
        Score score = Score.ofMentions(own, piece -> {
            List<String> ids = new ArrayList<>(byPiece.get(piece).mentions());
            ids.add("D000001");
            return ids;
        });

        assertThat(score.recall()).isEqualTo(1);
        assertThat(score.said() - score.right()).isEqualTo(own.size());
    }

    private Function<Piece, List<Read>> marks() {
        Map<Piece, Marked> byPiece = byPiece();
        return piece -> byPiece.get(piece).constraints();
    }

    private Map<Piece, Marked> byPiece() {
        return own.stream().collect(Collectors.toMap(Marked::piece, Function.identity()));
    }

    private Function<Piece, List<Read>> changed(String unit, String other, int factor) {
        return piece -> marks().apply(piece).stream()
                .map(read ->
                        read.unit().equals(Optional.of(unit)) ? withUnit(withBounds(read, factor, false), other) : read)
                .toList();
    }

    private static Read withUnit(Read read, String unit) {
        return new Read(
                read.measure(),
                read.words(),
                read.lower(),
                read.upper(),
                Optional.of(unit),
                read.window(),
                read.requirement());
    }

    private static Read withBounds(Read read, int factor, boolean otherStrictness) {
        Function<Bound, Bound> change = bound ->
                new Bound(bound.value().multiply(BigDecimal.valueOf(factor)), bound.inclusive() != otherStrictness);
        return new Read(
                read.measure(),
                read.words(),
                read.lower().map(change),
                read.upper().map(change),
                read.unit(),
                read.window(),
                read.requirement());
    }
}
