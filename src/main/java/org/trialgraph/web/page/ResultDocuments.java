package org.trialgraph.web.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.commons.lang3.StringUtils;
import org.apache.jena.graph.Node;
import org.apache.jena.query.TxnType;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.search.SearchRequest;
import org.trialgraph.search.SearchRequest.Order;
import org.trialgraph.search.TrialSearch;
import org.trialgraph.search.Understood;
import org.trialgraph.web.data.ServedDataset;

/**
 * What a search finds, for programs: JSON, CSV, RIS and an Atom feed, each a part of the whole list by {@code limit} and
 * {@code offset}. The three long forms are written while they are sent, so that no list is held in memory.
 */
final class ResultDocuments {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ServedDataset dataset;
    private final TrialSearch search;
    private final FacetNames names;

    ResultDocuments(ServedDataset dataset, TrialSearch search, FacetNames names) {
        this.dataset = dataset;
        this.search = search;
        this.names = names;
    }

    /** A part of a list: how many trials are left out before it, and how many it has at most. */
    private record Part(long offset, int limit) {
        /** By the parameters of a request; by the number of a page where they tell nothing. */
        static Part of(ResultForm form, SearchRequest asked, HttpServletRequest request) {
            int limit = (int) number(request, "limit", 1, form.most(), form.usual());
            return new Part(number(request, "offset", 0, 999_999_999, (asked.page() - 1L) * limit), limit);
        }

        private static long number(HttpServletRequest request, String name, long least, long most, long otherwise) {
            String given = StringUtils.defaultString(request.getParameter(name)).strip();
            boolean digits = given.length() <= 9 && StringUtils.containsOnly(given, "0123456789");
            long number = given.isEmpty() ? otherwise : digits ? Long.parseLong(given) : -1;
            if (number < least || number > Math.max(most, otherwise)) {
                throw new IllegalArgumentException(name + " is a whole number from " + least + " to " + most);
            }
            return number;
        }

        Part next() {
            return new Part(offset + limit, limit);
        }
    }

    /** The answer in a form; 400 where the part that is asked for is none. */
    Answer answer(ResultForm form, SearchRequest asked, HttpServletRequest request) {
        Part part;
        try {
            part = Part.of(form, asked, request);
        } catch (IllegalArgumentException e) {
            return Answer.problem(400, e.getMessage());
        }
        String server = dataset.address(request);
        return switch (form) {
            case JSON -> json(asked, part, server, request::getParameter);
            case CSV -> rows(form, asked, part, TrialWriter::csv);
            case RIS -> rows(form, asked, part, TrialWriter::ris);
            case ATOM -> {
                TrialWriter.Feed feed = feed(asked, server);
                yield rows(form, asked.with(Order.UPDATE), part, (rows, out) -> TrialWriter.atom(feed, rows, out));
            }
        };
    }

    /** Writes rows. */
    @FunctionalInterface
    private interface RowsWriter {
        void write(Iterator<TrialRow> rows, Writer out) throws IOException;
    }

    private Answer rows(ResultForm form, SearchRequest asked, Part part, RowsWriter writer) {
        List<Node> found = dataset.current()
                .calculateRead(() -> search.trials(asked)
                        .skip(part.offset())
                        .limit(part.limit() + 1L)
                        .toList());
        List<Node> trials = found.subList(0, Math.min(found.size(), part.limit()));
        Answer answer = Answer.rows(form.contentType(), out -> {
            Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            dataset.current().begin(TxnType.READ);
            try {
                writer.write(TrialRow.of(dataset, trials), text);
                text.flush();
            } finally {
                dataset.current().end();
            }
        });
        if (form != ResultForm.ATOM) {
            answer.header("Content-Disposition", "attachment; filename=\"trials." + form.suffix() + "\"");
        }
        return found.size() > trials.size()
                ? answer.header("Link", "<" + address(form, asked, part.next()) + ">; rel=\"next\"")
                : answer;
    }

    private static String address(ResultForm form, SearchRequest asked, Part part) {
        return "/search." + form.suffix() + "?" + SearchPages.parameters(asked) + "&limit=" + part.limit() + "&offset="
                + part.offset();
    }

    private TrialWriter.Feed feed(SearchRequest asked, String server) {
        String words = asked.words();
        return new TrialWriter.Feed(
                words.isEmpty() ? "Clinical trials" : "Clinical trials: " + words,
                server + "search.atom?" + SearchPages.parameters(asked.with(Order.RELEVANCE)),
                server + "search?" + SearchPages.parameters(asked),
                server);
    }

    private Answer json(SearchRequest asked, Part part, String server, UnaryOperator<String> parameters) {
        return dataset.current().calculateRead(() -> {
            TrialSearch.Hits hits = search.find(asked);
            long total = Paging.of("trials", hits.page(), SearchPages.address("/search.json", asked))
                    .total();
            List<Node> trials =
                    search.trials(asked).skip(part.offset()).limit(part.limit()).toList();
            ObjectNode json = JSON.createObjectNode();
            json.put("q", asked.words());
            json.put("total", total);
            json.put("first", trials.isEmpty() ? 0 : part.offset() + 1);
            if (part.offset() + trials.size() < total && !trials.isEmpty()) {
                json.put(
                        "next",
                        server + address(ResultForm.JSON, asked, part.next()).substring(1));
            }
            understood(hits.understood(), json.putObject("understood"));
            List<String> problems = SearchView.problems(search, asked, dataset.base(), parameters);
            if (!problems.isEmpty()) {
                problems.forEach(json.putArray("problems")::add);
            }
            ArrayNode items = json.putArray("items");
            TrialRow.of(dataset, trials).forEachRemaining(row -> item(row, items.addObject()));
            ObjectNode facets = json.putObject("facets");
            for (FacetView facet : FacetView.all(names, search, asked)) {
                ArrayNode values = facets.putArray(facet.parameter());
                facet.choices()
                        .forEach(choice -> values.addObject()
                                .put("value", choice.value())
                                .put("label", choice.name().text())
                                .put("count", choice.count()));
            }
            json.put(
                    "sparql",
                    StringUtils.substringBeforeLast(hits.query(), " LIMIT ") + " LIMIT " + part.limit() + " OFFSET "
                            + part.offset());
            return Answer.json(json);
        });
    }

    private static void understood(Understood understood, ObjectNode json) {
        ArrayNode meanings = json.putArray("headings");
        understood
                .meanings()
                .forEach(meaning -> meanings.addObject()
                        .put("words", meaning.words())
                        .put("heading", meaning.heading().getURI())
                        .put("trials", meaning.trials()));
        ArrayNode spellings = json.putArray("spellings");
        understood
                .spellings()
                .forEach(spelling -> spellings
                        .addObject()
                        .put("typed", spelling.typed())
                        .put("meant", spelling.meant())
                        .put("taken", spelling.taken()));
        understood.beginnings().forEach(json.putArray("beginnings")::add);
        understood.place().ifPresent(place -> {
            ObjectNode at = json.putObject("place").put("name", place.name()).put("known", place.known());
            if (place.known()) {
                at.put("latitude", place.latitude()).put("longitude", place.longitude());
            }
        });
    }

    private static void item(TrialRow row, ObjectNode item) {
        item.put("id", row.iri())
                .put("number", row.number())
                .put("registry", row.registry())
                .put("title", row.title().text())
                .put("lang", row.title().lang())
                .put("status", StatusBadge.words(row.status()))
                .put("phase", row.phase())
                .put(TrialProperties.STUDY_TYPE.name(), row.studyType())
                .put("start", row.start())
                .put("completion", row.completion())
                .put("updated", row.updated());
        if (StringUtils.isNumeric(row.enrollment())) {
            item.put("enrollment", Long.parseLong(row.enrollment()));
        }
        texts(row.conditions(), item.putArray("conditions"));
        texts(row.interventions(), item.putArray("interventions"));
        texts(row.sponsors(), item.putArray("sponsors"));
        texts(row.countries(), item.putArray("countries"));
    }

    private static void texts(List<RenderedValue> values, ArrayNode texts) {
        values.forEach(value -> texts.add(value.text()));
    }
}
