package org.trialgraph.rdf;

import java.util.List;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDFS;
import org.trialgraph.model.Arm;
import org.trialgraph.model.Condition;
import org.trialgraph.model.Criterion;
import org.trialgraph.model.Finding;
import org.trialgraph.model.Identifier;
import org.trialgraph.model.Intervention;
import org.trialgraph.model.Outcome;
import org.trialgraph.model.Reference;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.model.Trial;

/** Writes the parts of a trial: ids, conditions, interventions, arms, outcomes, criteria, references. */
final class PartsGraph {
    private final Iris iris;
    private final MeshStatements mesh;
    private final SourceDocument document;
    private final Consumer<Finding> findings;

    PartsGraph(Iris iris, MeshStatements mesh, SourceDocument document, Consumer<Finding> findings) {
        this.iris = iris;
        this.mesh = mesh;
        this.document = document;
        this.findings = findings;
    }

    void write(QuadWriter trial, Trial model) {
        each(trial, "identifier", Vocabulary.TRIAL_IDENTIFIER, model.identifiers(), this::identifier);
        model.conditions().forEach(condition -> condition(trial, condition, model));
        each(
                trial,
                "intervention",
                Vocabulary.INTERVENTION,
                model.interventions(),
                (about, one) -> intervention(about, one, model));
        each(trial, "arm", Vocabulary.ARM, model.arms(), (about, arm) -> arm(about, arm, trial.subject()));
        each(trial, "outcome", Vocabulary.OUTCOME, model.outcomes(), this::outcome);
        criteria(trial, model.criteria());
        references(trial, model.references());
        mesh.trial(trial, model);
    }

    private interface Part<T> {
        void write(QuadWriter about, T part);
    }

    private <T> void each(QuadWriter trial, String kind, Node property, List<T> parts, Part<T> writer) {
        for (int i = 0; i < parts.size(); i++) {
            Node node = iris.part(trial.subject(), kind, i + 1);
            trial.link(property, node);
            writer.write(trial.about(node), parts.get(i));
        }
    }

    private void identifier(QuadWriter about, Identifier identifier) {
        about.type(Vocabulary.IDENTIFIER_CLASS).text(Vocabulary.IDENTIFIER, identifier.id());
        identifier.type().ifPresent(type -> about.concepts(Vocabulary.IDENTIFIER_TYPE, type));
        identifier.issuer().ifPresent(issuer -> about.text(Vocabulary.ISSUER, issuer));
        identifier.link().flatMap(Iris::web).ifPresent(page -> about.link(Vocabulary.PAGE, page));
    }

    private void condition(QuadWriter trial, Condition condition, Trial model) {
        String name = condition.labels().get(0).value();
        if (!Iris.nameable(name)) {
            findings.accept(PeopleGraph.unnameable(document, "condition", name));
            return;
        }
        Node node = iris.condition(name);
        trial.link(Vocabulary.CONDITION, node);
        QuadWriter about =
                trial.about(node).type(Vocabulary.CONDITION_CLASS).texts(RDFS.Nodes.label, condition.labels());
        mesh.condition(about, condition, model);
    }

    private void intervention(QuadWriter about, Intervention intervention, Trial model) {
        about.type(Vocabulary.INTERVENTION_CLASS)
                .texts(RDFS.Nodes.label, intervention.labels())
                .texts(Vocabulary.DESCRIPTION, intervention.descriptions())
                .texts(Vocabulary.OTHER_NAME, intervention.otherNames());
        intervention
                .type()
                .ifPresent(type -> about.concepts(Vocabulary.INTERVENTION_TYPE, type)
                        .texts(Vocabulary.INTERVENTION_TYPE_TEXT, type.printed()));
        mesh.intervention(about, intervention, model);
    }

    private void arm(QuadWriter about, Arm arm, Node trial) {
        about.type(Vocabulary.ARM_CLASS)
                .texts(RDFS.Nodes.label, arm.labels())
                .texts(Vocabulary.DESCRIPTION, arm.descriptions());
        arm.type()
                .ifPresent(type ->
                        about.concepts(Vocabulary.ARM_TYPE, type).texts(Vocabulary.ARM_TYPE_TEXT, type.printed()));
        arm.size().ifPresent(size -> about.integer(Vocabulary.ARM_SIZE, size.number()));
        for (int position : arm.interventions()) {
            about.link(Vocabulary.ARM_INTERVENTION, iris.part(trial, "intervention", position));
        }
    }

    private void outcome(QuadWriter about, Outcome outcome) {
        about.type(Vocabulary.OUTCOME_CLASS, Vocabulary.outcomeClass(outcome.kind()))
                .texts(RDFS.Nodes.label, outcome.labels())
                .texts(Vocabulary.TIME_FRAME, outcome.timeFrames())
                .texts(Vocabulary.DESCRIPTION, outcome.descriptions());
    }

    private void criteria(QuadWriter trial, List<Criterion> criteria) {
        for (int i = 0; i < criteria.size(); i++) {
            Criterion criterion = criteria.get(i);
            Node node = iris.part(trial.subject(), "criterion", i + 1);
            trial.link(Vocabulary.CRITERION, node);
            QuadWriter about = trial.about(node)
                    .type(Vocabulary.CRITERION_CLASS)
                    .texts(Vocabulary.TEXT, criterion.texts())
                    .integer(Vocabulary.POSITION, i + 1)
                    .string(Vocabulary.PRINTED_NUMBER, criterion.printedNumber().orElse(""));
            Vocabulary.criterionClass(criterion.polarity()).ifPresent(about::type);
            criterion
                    .parent()
                    .ifPresent(parent ->
                            about.link(Vocabulary.PARENT_CRITERION, iris.part(trial.subject(), "criterion", parent)));
        }
    }

    private void references(QuadWriter trial, List<Reference> references) {
        for (int i = 0; i < references.size(); i++) {
            Reference reference = references.get(i);
            Node node = reference.pmid().map(Iris::pubmed).orElse(iris.part(trial.subject(), "reference", i + 1));
            trial.link(Vocabulary.REFERENCE, node);
            reference
                    .kind()
                    .filter(kind -> kind.concepts().contains("ResultReference"))
                    .ifPresent(kind -> trial.link(Vocabulary.RESULT_REFERENCE, node));
            QuadWriter about = trial.about(node).type(Vocabulary.REFERENCE_CLASS);
            reference.citation().ifPresent(citation -> about.text(Vocabulary.CITATION, citation));
            reference.url().flatMap(Iris::web).ifPresent(page -> about.link(Vocabulary.PAGE, page));
            reference
                    .kind()
                    .filter(kind -> reference.pmid().isEmpty())
                    .ifPresent(kind -> about.concepts(Vocabulary.REFERENCE_KIND, kind));
        }
    }
}
