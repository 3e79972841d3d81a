package org.trialgraph.web.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.trialgraph.match.MatchReport;
import org.trialgraph.match.Patient;
import org.trialgraph.match.TrialIndex.Group;
import org.trialgraph.match.TrialIndex.Judged;
import org.trialgraph.match.TrialIndex.Matches;
import org.trialgraph.match.Verdict;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.rdf.Iris;
import org.trialgraph.rdf.Vocabulary;

/**
 * What the page of matching shows.
 *
 * @param mesh what is said of a MeSH that is not whole; else empty
 * @param measures to choose from
 * @param problems what is not understood
 * @param partly whether the patient can be matched without that
 * @param results empty where nothing was matched
 */
record MatchView(
        PageFrame frame,
        String mesh,
        MatchForm form,
        List<Measure> measures,
        List<String> problems,
        boolean partly,
        List<Results> results) {

    /** The warning. */
    String warning() {
        return MatchReport.WARNING;
    }

    /** A measure with its usual units. */
    record Measure(String name, String units) {}

    /** How many trials are of a kind. */
    record Count(String kind, int count) {}

    /**
     * All trials, and some of them in full.
     *
     * @param headings of MeSH that the patient's conditions and drugs are taken for
     * @param first place of the first of these, from 1
     * @param previous number of the page before, empty on the first
     * @param next number of the page after, empty on the last
     */
    record Results(
            int all,
            List<RenderedValue> headings,
            List<Count> groups,
            List<Count> reasons,
            List<TrialMatch> trials,
            int first,
            String previous,
            String next) {
        /**
         * Of one page.
         *
         * @param page its number, from 1
         * @param limit how many trials a page has
         */
        static Results of(GraphView graph, Patient patient, Matches matches, int page, int limit) {
            int all =
                    matches.groups().values().stream().mapToInt(count -> count).sum();
            List<Count> groups = new ArrayList<>();
            for (Group group : Group.values()) {
                groups.add(new Count(group.words(), matches.groups().getOrDefault(group, 0)));
            }
            return new Results(
                    all,
                    patient.terms().stream()
                            .flatMap(term -> term.ids().stream().sorted().map(id -> heading(graph, id, term.words())))
                            .distinct()
                            .toList(),
                    groups,
                    matches.reasons().entrySet().stream()
                            .map(reason -> new Count(reason.getKey(), reason.getValue()))
                            .toList(),
                    matches.best().stream()
                            .map(judged -> TrialMatch.of(graph, judged))
                            .toList(),
                    (page - 1) * limit + 1,
                    page > 1 ? String.valueOf(page - 1) : "",
                    (long) page * limit < all ? String.valueOf(page + 1) : "");
        }
    }

    /** A heading. One that no trial of the store has is named by the patient's words, and its page is NLM's. */
    private static RenderedValue heading(GraphView graph, String id, String words) {
        RenderedValue shown = graph.shown(Iris.mesh(id));
        return shown.text().equals(id)
                ? RenderedValue.external(words, Iris.mesh(id).getURI())
                : shown;
    }

    /** A verdict with what it is on. */
    record Field(String name, Verdict verdict, List<RenderedValue> asked) {}

    /** A criterion with its verdict, its words in each language and what was read of it. */
    record CriterionMatch(Verdict verdict, List<RenderedValue> texts, CriterionReading reading, String remark) {}

    /** A trial as it stands for the patient. */
    record TrialMatch(
            RenderedValue title,
            String number,
            List<StatusBadge> status,
            String group,
            String reason,
            List<Count> counts,
            List<Field> fields,
            List<CriterionMatch> criteria) {
        static TrialMatch of(GraphView graph, Judged judged) {
            Node trial = NodeFactory.createURI(judged.iri());
            List<Node> criteria = graph.values(trial, Vocabulary.CRITERION);
            List<CriterionMatch> judgedCriteria = new ArrayList<>();
            for (int i = 0; i < criteria.size(); i++) {
                judgedCriteria.add(new CriterionMatch(
                        judged.criteria().get(i),
                        graph.shown(criteria.get(i), Vocabulary.TEXT),
                        CriterionReading.of(graph, criteria.get(i)),
                        judged.remarks().get(i)));
            }
            return new TrialMatch(
                    graph.shown(trial),
                    graph.words(trial, Vocabulary.IDENTIFIER),
                    StatusBadge.of(graph, trial),
                    judged.group().words(),
                    judged.reason(),
                    Stream.of(Verdict.values())
                            .map(verdict -> new Count(verdict.words(), (int) judged.count(verdict)))
                            .toList(),
                    List.of(
                            new Field("age", judged.age(), words(EligibilityCriteria.ages(graph, trial))),
                            new Field(
                                    "sex", judged.sex(), graph.shown(trial, Vocabulary.property(TrialProperties.SEX))),
                            new Field("condition", judged.condition(), graph.shown(trial, Vocabulary.CONDITION))),
                    judgedCriteria);
        }

        private static List<RenderedValue> words(String words) {
            return words.isEmpty() ? List.of() : List.of(RenderedValue.text(words, ""));
        }
    }
}
