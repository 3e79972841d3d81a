package org.trialgraph.web.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Closeable;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trialgraph.files.FolderException;
import org.trialgraph.text.TextNormalizer;
import org.trialgraph.web.data.LabelIndex;
import org.trialgraph.web.data.LabelIndex.Found;
import org.trialgraph.web.data.LabelIndex.Match;
import org.trialgraph.web.data.LabelIndexes;
import org.trialgraph.web.data.LabelledKind;
import org.trialgraph.web.data.ServedDataset;

/**
 * {@code /lookup/{kind}}: resources by their labels, as an array of {@code resource} and {@code label}, in the way of the look-ups of
 * <a href="https://id.nlm.nih.gov/mesh/swagger/ui">id.nlm.nih.gov</a>. A {@code Link} header leads to what follows.
 */
public final class LookupPages implements Closeable {
    /** The longest label that is looked up, in characters. */
    public static final int LONGEST = 200;

    /** The most that one look-up gives. */
    public static final int MOST = 100;

    /** How many may be passed over. */
    public static final int FARTHEST = 100_000;

    private static final int USUAL = 10;
    private static final Logger LOG = LoggerFactory.getLogger(LookupPages.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KINDS =
            Arrays.stream(LabelledKind.values()).map(LabelledKind::toString).collect(Collectors.joining(", "));

    private final LabelIndexes labels;

    LookupPages(ServedDataset dataset) {
        this.labels = new LabelIndexes(dataset.current());
    }

    Answer answer(HttpServletRequest request, MatchResult path) throws IOException {
        Optional<LabelledKind> kind = LabelledKind.of(path.group(1));
        if (kind.isEmpty()) {
            return Answer.problem(404, "there is no such kind of resources → look up one of: " + KINDS);
        }
        String label = StringUtils.defaultString(request.getParameter("label"));
        if (TextNormalizer.clean(label).isEmpty() || label.length() > LONGEST) {
            return refused("label", "has from 1 to " + LONGEST + " characters");
        }
        String named = Objects.requireNonNullElse(request.getParameter("match"), "exact");
        Optional<Match> match = Arrays.stream(Match.values())
                .filter(each -> each.name().equals(named.toUpperCase(Locale.ROOT)))
                .findFirst();
        if (match.isEmpty()) {
            return refused("match", "is exact, contains or startswith");
        }
        int limit = number(request.getParameter("limit"), USUAL);
        if (limit < 1 || limit > MOST) {
            return refused("limit", "is a number from 1 to " + MOST);
        }
        int offset = number(request.getParameter("offset"), 0);
        if (offset < 0 || offset > FARTHEST) {
            return refused("offset", "is a number from 0 to " + FARTHEST);
        }
        Optional<LabelIndex> index;
        try {
            index = labels.of(kind.get());
        } catch (FolderException e) {
            LOG.warn("labels cannot be kept: {}", e.getMessage());
            index = Optional.empty();
        }
        if (index.isEmpty()) {
            return Answer.problem(503, "the labels are being read; ask again in some seconds")
                    .header("Retry-After", "10");
        }
        List<Found> found = index.get().find(label, match.get(), offset, limit + 1);
        ArrayNode array = JSON.createArrayNode();
        found.stream()
                .limit(limit)
                .forEach(each -> array.addObject()
                        .put("resource", each.resource())
                        .put("label", RenderedValue.visible(each.label())));
        Answer answer = Answer.json(array);
        return found.size() <= limit || offset + limit > FARTHEST
                ? answer
                : answer.header(
                        "Link",
                        "</lookup/%s?label=%s&match=%s&limit=%d&offset=%d>; rel=\"next\""
                                .formatted(
                                        kind.get(),
                                        URLEncoder.encode(label, StandardCharsets.UTF_8),
                                        match.get().name().toLowerCase(Locale.ROOT),
                                        limit,
                                        offset + limit));
    }

    /**
     * The heading of MeSH that some words are a name of, or else that whose name they begin with the least left; empty where there is
     * none, or the names are still being read.
     */
    Optional<String> heading(String words) {
        try {
            return labels.of(LabelledKind.MESH)
                    .flatMap(names -> Stream.of(Match.EXACT, Match.STARTSWITH)
                            .flatMap(match -> names.find(words, match, 0, MOST).stream()
                                    .min(Comparator.comparingInt(
                                            found -> found.label().length()))
                                    .stream())
                            .map(Found::resource)
                            .findFirst());
        } catch (IOException e) {
            LOG.warn("labels cannot be read: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private static Answer refused(String parameter, String rule) {
        return Answer.problem(
                400,
                "the parameter " + parameter + " " + rule
                        + " → such as ?label=diabetes&match=startswith&limit=20&offset=0");
    }

    /** A number of an address; the usual one where there is none, -1 for what is none. */
    private static int number(String printed, int usual) {
        if (StringUtils.isEmpty(printed)) {
            return usual;
        }
        return printed.matches("\\d{1,7}") ? Integer.parseInt(printed) : -1;
    }

    @Override
    public void close() throws IOException {
        labels.close();
    }
}
