package org.trialgraph.web.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A trial as a clinician reads it, in the order of the page. Lists are empty and texts blank where the trial says nothing.
 *
 * @param number its number
 * @param registry where it is registered
 * @param official its page at the registry
 * @param titles its titles, each kind with its languages side by side
 * @param facts status, phase, sponsor and what else is looked for first
 * @param summaries brief summary, objective and description
 * @param conditions what it is about
 * @param design its design in one sentence
 * @param arms its arms
 * @param interventions its interventions
 * @param eligibility who may take part
 * @param outcomes what it measures
 * @param sites where it takes place
 * @param map these places on a map, null where none has coordinates
 * @param dates its dates on a line, null where it has none
 * @param elsewhere the same study in other registries
 * @param discrepancies where these disagree
 * @param references its publications
 * @param sources the documents that the statements come from
 * @param history what earlier and other documents say differently
 */
record TrialView(
        String number,
        RenderedValue registry,
        RenderedValue official,
        List<Titled> titles,
        List<Titled> facts,
        List<Titled> summaries,
        List<ConditionView> conditions,
        String design,
        List<ArmView> arms,
        List<InterventionView> interventions,
        Eligibility eligibility,
        List<OutcomeView> outcomes,
        Sites sites,
        SiteMap map,
        Timeline dates,
        List<Titled> elsewhere,
        Disagreements discrepancies,
        List<RenderedValue> references,
        List<SourceView> sources,
        HistoryView history) {
    private static final int LONG = 2_000;

    boolean hasArms() {
        return !arms.isEmpty();
    }

    /** Whether any arm says of which kind it is; a column of nothing is not shown. */
    boolean armKinds() {
        return arms.stream().anyMatch(arm -> !arm.type().isEmpty());
    }

    /** Whether any intervention says of which kind it is. */
    boolean interventionKinds() {
        return interventions.stream().anyMatch(each -> !each.type().isEmpty());
    }

    /** Whether any intervention is described or linked. */
    boolean interventionNotes() {
        return interventions.stream()
                .anyMatch(each ->
                        !each.descriptions().isEmpty() || !each.headings().isEmpty());
    }

    /** Whether any outcome says when it is measured. */
    boolean timeFrames() {
        return outcomes.stream().anyMatch(outcome -> !outcome.times().isEmpty());
    }

    boolean hasInterventions() {
        return !interventions.isEmpty();
    }

    boolean hasOutcomes() {
        return !outcomes.isEmpty();
    }

    boolean hasElsewhere() {
        return !elsewhere.isEmpty() || hasDiscrepancies();
    }

    boolean hasDiscrepancies() {
        return discrepancies.some();
    }

    boolean hasReferences() {
        return !references.isEmpty();
    }

    /** The values of one language, which stand below each other and beside those of the others. */
    record Column(List<RenderedValue> values) {}

    /** Values under a name, such as the titles of one kind. */
    record Titled(String name, List<RenderedValue> values) {
        /** Copies the list. */
        Titled {
            values = List.copyOf(values);
        }

        /** The values by language, in the order of each language's first. */
        List<Column> columns() {
            Map<String, List<RenderedValue>> byLanguage = new LinkedHashMap<>();
            values.forEach(value -> byLanguage
                    .computeIfAbsent(value.lang().replaceFirst("-.*", ""), lang -> new ArrayList<>())
                    .add(value));
            return byLanguage.values().stream().map(Column::new).toList();
        }

        /** Whether they are so long that a reader asks for them. */
        boolean folded() {
            return values.stream().mapToInt(value -> value.text().length()).sum() > LONG;
        }
    }

    /** A condition or other named thing with its headings. */
    record ConditionView(List<RenderedValue> names, String href, List<MeshView> headings) {}

    /**
     * A MeSH heading that a name was linked to.
     *
     * @param words the words that matched, empty where the registry itself assigned it
     * @param method how it was found, in words
     */
    record MeshView(RenderedValue heading, String words, String method, String confidence) {}

    /** An arm and the interventions that it gets. */
    record ArmView(
            List<RenderedValue> names,
            String type,
            List<RenderedValue> descriptions,
            List<RenderedValue> interventions,
            String size) {}

    /** An intervention. */
    record InterventionView(
            String anchor,
            List<RenderedValue> names,
            String type,
            List<RenderedValue> otherNames,
            List<RenderedValue> descriptions,
            List<MeshView> headings) {}

    /** An outcome. */
    record OutcomeView(
            String kind, List<RenderedValue> names, List<RenderedValue> times, List<RenderedValue> descriptions) {}

    /** The sites, those seen at once and the rest, and the countries they are in. */
    record Sites(
            String sitesPage,
            int count,
            List<RenderedValue> countries,
            List<SiteView> first,
            List<SiteView> more,
            int moreCount) {
        boolean some() {
            return count > 0;
        }

        /** How many sites the page leaves to the data. */
        int left() {
            return moreCount - more.size();
        }

        boolean cut() {
            return left() > 0;
        }

        boolean hasMore() {
            return moreCount > 0;
        }
    }

    /** A site. */
    record SiteView(RenderedValue name, String place, boolean recruiting) {}

    /** A source document. */
    record SourceView(
            RenderedValue page,
            String hash,
            String format,
            RenderedValue publisher,
            RenderedValue licence,
            RenderedValue source,
            String captured) {}

    /**
     * What earlier and other documents say.
     *
     * @param steps from one document of the registry to the next, the latest first
     * @param others documents of other sources against the current one
     */
    record HistoryView(List<StepView> steps, List<StepView> others) {
        boolean hasSteps() {
            return !steps.isEmpty();
        }

        boolean hasOthers() {
            return !others.isEmpty();
        }
    }

    /** Two documents and where they differ. */
    record StepView(RenderedValue older, RenderedValue newer, List<ChangeView> changes) {}

    /** A field with what only the one and only the other document says; either is empty where nothing was taken or added. */
    record ChangeView(String field, List<RenderedValue> before, List<RenderedValue> after) {}
}
