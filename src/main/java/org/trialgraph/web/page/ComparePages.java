package org.trialgraph.web.page;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.apache.jena.graph.Node;
import org.trialgraph.web.data.Descriptions;
import org.trialgraph.web.data.ServedDataset;

/** Up to four trials side by side: {@code /compare?trial=NUMBER&trial=NUMBER}, numbers of any registry in any spelling. */
final class ComparePages {
    /** More columns than that nobody reads. */
    private static final int MOST = 4;

    /** What is asked beyond this is not looked at. */
    private static final int MOST_ASKED = 20;

    private static final int LONGEST_NAME = 60;
    private static final String PATH = "/compare";

    private final ServedDataset dataset;
    private final Descriptions descriptions;
    private final TrialResolver numbers;
    private final Templates templates;

    ComparePages(ServedDataset dataset, Templates templates) {
        this.dataset = dataset;
        this.descriptions = new Descriptions(dataset.current());
        this.numbers = new TrialResolver(dataset);
        this.templates = templates;
    }

    /**
     * What the template shows.
     *
     * @param columns the trials
     * @param comparison the rows, none where there are not two trials
     * @param unknown numbers that no trial here has
     * @param left numbers for which there is no more room
     * @param room how many more there is room for
     */
    record View(
            PageFrame frame,
            List<Column> columns,
            List<TrialComparison.Group> comparison,
            List<String> unknown,
            List<String> left,
            int room) {
        boolean several() {
            return columns.size() > 1;
        }

        /** How many columns the table has. */
        int width() {
            return columns.size() + 1;
        }

        boolean more() {
            return room > 0;
        }
    }

    /**
     * A trial.
     *
     * @param number its number, or the end of its IRI where it has none
     * @param without address of the comparison without it
     */
    record Column(String number, RenderedValue title, String without) {}

    /** The address at which some trials are compared, the first four of them. */
    static String address(Stream<Node> trials) {
        return addressOf(trials.limit(MOST).map(trial -> GraphView.localName(trial.getURI())));
    }

    private static String addressOf(Stream<String> names) {
        return names.map(name -> "trial=" + URLEncoder.encode(name, StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", PATH + "?", ""));
    }

    /** The page for the numbers that a request names. */
    Answer answer(HttpServletRequest request) {
        String[] asked = Objects.requireNonNullElse(request.getParameterValues("trial"), new String[0]);
        Map<Node, String> found = new LinkedHashMap<>();
        List<String> unknown = new ArrayList<>();
        // of one field several numbers may come
        Arrays.stream(asked)
                .flatMap(field ->
                        numbers.published(field).isPresent() ? Stream.of(field) : Stream.of(field.split("[,;\\s]+")))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .limit(MOST_ASKED)
                .forEach(name -> {
                    Optional<Node> trial = numbers.published(name);
                    trial.ifPresentOrElse(
                            node -> found.putIfAbsent(node, name),
                            () -> unknown.add(StringUtils.abbreviate(RenderedValue.visible(name), LONGEST_NAME)));
                });
        List<Node> trials = found.keySet().stream().limit(MOST).toList();
        List<String> left = found.values().stream().skip(MOST).toList();
        return Answer.page(dataset.current().calculateRead(() -> page(trials, unknown, left)));
    }

    private byte[] page(List<Node> trials, List<String> unknown, List<String> left) {
        List<TrialComparison.Compared> compared = trials.stream()
                .map(trial ->
                        new TrialComparison.Compared(trial, new GraphView(descriptions.of(trial), dataset.links())))
                .toList();
        List<Column> columns = compared.stream()
                .map(each -> new Column(
                        GraphView.localName(each.trial().getURI()),
                        each.graph().shown(each.trial()),
                        addressOf(trials.stream()
                                .filter(other -> !other.equals(each.trial()))
                                .map(other -> GraphView.localName(other.getURI())))))
                .toList();
        String title = columns.size() < 2
                ? "Compare trials"
                : "Comparison of " + columns.stream().map(Column::number).collect(Collectors.joining(", "));
        PageFrame frame = PageFrame.plain(title, "Up to four clinical trials of any registries side by side.");
        return templates.fill(
                "compare",
                new View(
                        frame,
                        columns,
                        columns.size() < 2 ? List.of() : TrialComparison.of(compared),
                        unknown,
                        left,
                        MOST - columns.size()));
    }
}
