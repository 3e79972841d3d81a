package org.trialgraph.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.sse.SSE;
import org.junit.jupiter.api.Test;

/** The query that is sent to an endpoint. */
class RemoteQueryTest {
    private static String sent(String pattern, Binding... inputs) {
        Op op = Algebra.compile(
                QueryFactory.create("SELECT * { " + pattern + " }").getQueryPattern());
        return RemoteQuery.of(op, List.of(inputs))
                .query()
                .toString()
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static Binding row(String sse) {
        return SSE.parseBinding("(row " + sse + ")");
    }

    @Test
    void query_withoutBindings_isPattern() {
        assertThat(sent("?s <urn:p> ?o", row(""))).isEqualTo("SELECT * WHERE { ?s <urn:p> ?o }");
    }

    @Test
    void query_withBindings_hasDistinctValues() {
        assertThat(sent(
                        "?s <urn:p> ?o FILTER (?o > 1)",
                        row("(?s <urn:a>)(?z 1)"),
                        row("(?s <urn:b>)"),
                        row("(?s <urn:a>)")))
                .isEqualTo("SELECT * WHERE { VALUES ?s { <urn:a> <urn:b> } ?s <urn:p> ?o FILTER ( ?o > 1 ) }");
    }

    @Test
    void query_withUnboundRow_hasNoValues() {
        assertThat(sent("?s <urn:p> ?o", row("(?s <urn:a>)"), row("(?z 1)"))).doesNotContain("VALUES");
    }

    @Test
    void query_ofOtherMeaningBesideValues_keepsGroup() {
        assertThat(sent("OPTIONAL { ?s <urn:p> ?o }", row("(?s <urn:a>)")))
                .isEqualTo("SELECT * WHERE { VALUES ?s { <urn:a> } { OPTIONAL { ?s <urn:p> ?o } } }");
        assertThat(sent("SELECT (COUNT(*) AS ?n) { ?s <urn:p> ?o }", row("(?n 2)")))
                .contains("VALUES ?n { 2 }")
                .contains("{ SELECT (count(*) AS ?n)");
    }

    @Test
    void blankNode_isNotSent() {
        assertThat(sent("?s <urn:p> ?o", row("(?s _:a)(?o 1)"))).contains("VALUES ?o { 1 }");
    }
}
