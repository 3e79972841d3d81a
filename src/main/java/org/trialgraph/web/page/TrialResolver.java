package org.trialgraph.web.page;

import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.trialgraph.rdf.Iris;
import org.trialgraph.registry.TrialNumbers;
import org.trialgraph.web.data.Descriptions;
import org.trialgraph.web.data.ServedDataset;

/**
 * Finds the trial of a number, however the number is spelled. EU CTIS counts the resubmissions of a trial behind its number, which
 * people leave out: without them the number leads to the latest that is published.
 */
final class TrialResolver {
    /** Resubmissions of a trial have two digits. */
    private static final int MOST_RESUBMISSIONS = 99;

    private static final int LONGEST_NAME = 300;

    private final ServedDataset dataset;
    private final Descriptions descriptions;
    private final Iris iris;

    TrialResolver(ServedDataset dataset) {
        this.dataset = dataset;
        this.descriptions = new Descriptions(dataset.current());
        this.iris = new Iris(dataset.base());
    }

    /** The trial that is published under a number, or under the end of its IRI where it has none; empty where none is. */
    Optional<Node> published(String asked) {
        return TrialNumbers.recognise(asked)
                .flatMap(recognised -> numbered(recognised.number()))
                .or(() -> Optional.of(asked)
                        .filter(name -> !name.isBlank() && name.length() <= LONGEST_NAME)
                        .map(iris::trial)
                        .filter(trial -> dataset.current().calculateRead(() -> descriptions.states(trial))));
    }

    private Optional<Node> numbered(String number) {
        boolean resubmitted = TrialNumbers.recognise(number + "-00").isPresent();
        Stream<String> resubmissions = IntStream.rangeClosed(0, resubmitted ? MOST_RESUBMISSIONS : -1)
                .mapToObj(n -> String.format("%s-%02d", number, MOST_RESUBMISSIONS - n));
        return dataset.current()
                .calculateRead(() -> Stream.concat(Stream.of(number), resubmissions)
                        .map(iris::trial)
                        .filter(descriptions::states)
                        .findFirst());
    }

    /** The address of the trial of a number, whether or not it is published; empty where the words are no number of a registry. */
    Optional<String> address(String asked) {
        return published(asked)
                .or(() -> TrialNumbers.recognise(asked).map(recognised -> iris.trial(recognised.number())))
                .flatMap(trial -> dataset.links().path(trial.getURI()));
    }
}
