package org.trialgraph.web.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.lang3.StringUtils;

/**
 * The form of a patient as it was filled in. It is read from the body alone, since an address is kept in many places.
 *
 * @param fields the values by the names of the fields
 */
record MatchForm(Map<String, List<String>> fields) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MEASURES = 8;
    private static final int EVENTS = 3;
    private static final List<String> STATES = List.of("pregnant", "lactating", "contraception");
    private static final List<String> LISTS = List.of("conditions", "drugs", "without");

    /** Of a body or query, {@code application/x-www-form-urlencoded}. */
    static MatchForm of(String encoded) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (String pair : encoded.split("&")) {
            if (!pair.isEmpty()) {
                String name = decoded(StringUtils.substringBefore(pair, "="));
                fields.computeIfAbsent(name, added -> new ArrayList<>())
                        .add(decoded(StringUtils.substringAfter(pair, "=")));
            }
        }
        return new MatchForm(fields);
    }

    /** With a whole record in it. */
    static MatchForm ofRecord(byte[] json) {
        return new MatchForm(Map.of("record", List.of(new String(json, StandardCharsets.UTF_8))));
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part, StandardCharsets.UTF_8);
    }

    /** The first value of a field, empty where there is none. */
    String value(String name) {
        return value(name, 0);
    }

    private String value(String name, int row) {
        List<String> values = fields.getOrDefault(name, List.of());
        return row < values.size() ? values.get(row).strip() : "";
    }

    /** What is wrong with the form as a whole. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        ObjectNode told = told();
        if (!value("record").isEmpty() && !told.isEmpty()) {
            problems.add("both the fields and a whole record are filled in → empty the one or the other");
        }
        Set<String> names = new HashSet<>();
        for (Row row : measures()) {
            if (row.name().isEmpty() && !(row.value() + row.unit() + row.upper()).isEmpty()) {
                problems.add("measure " + row.number() + ": has no name → choose one from the list");
            } else if (!row.name().isEmpty() && !names.add(row.name())) {
                problems.add(row.name() + ": is told twice → leave the latest value");
            }
        }
        return problems;
    }

    /** The record that the form makes. */
    byte[] record() {
        String record = value("record");
        return (record.isEmpty() ? told().toString() : record).getBytes(StandardCharsets.UTF_8);
    }

    private ObjectNode told() {
        ObjectNode record = JSON.createObjectNode();
        if (!value("age").isEmpty()) {
            record.putObject("age").put("value", value("age")).put("unit", value("ageUnit"));
        }
        if (!value("sex").isEmpty()) {
            record.put("sex", value("sex"));
        }
        for (String list : LISTS) {
            List<String> lines = value(list)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            if (!lines.isEmpty()) {
                lines.forEach(record.withArray(list)::add);
            }
        }
        for (String state : STATES) {
            if (!value(state).isEmpty()) {
                record.put(state, value(state).equals("yes"));
            }
        }
        for (Row row : measures()) {
            if (!row.name().isEmpty()) {
                ObjectNode measure = record.withObjectProperty("measures").putObject(row.name());
                measure.put("value", row.value()).put("unit", row.unit());
                if (!row.upper().isEmpty()) {
                    measure.put("upperNormal", row.upper());
                }
            }
        }
        for (Row row : events()) {
            if (!row.isEmpty()) {
                ObjectNode event = record.withArray("history").addObject().put("event", row.name());
                if (row.value().matches("\\d{1,5}")) {
                    event.put("daysAgo", Integer.parseInt(row.value()));
                } else {
                    event.put("date", row.value());
                }
            }
        }
        return record;
    }

    /**
     * A measure, or an event with when it was.
     *
     * @param value also the days since an event, or its date
     */
    record Row(int number, String name, String value, String unit, String upper) {
        boolean isEmpty() {
            return (name + value + unit + upper).isEmpty();
        }
    }

    /** The rows of measures: those that are filled in, and some empty ones. */
    List<Row> measures() {
        return rows("measure", "value", MEASURES);
    }

    /** The rows of events. */
    List<Row> events() {
        return rows("event", "when", EVENTS);
    }

    private List<Row> rows(String name, String value, int least) {
        List<Row> rows = new ArrayList<>();
        int sent = fields.getOrDefault(name, List.of()).size();
        for (int i = 0; i < sent || rows.size() < least; i++) {
            boolean measure = name.equals("measure");
            Row row = new Row(
                    rows.size() + 1,
                    value(name, i),
                    value(value, i),
                    measure ? value("unit", i) : "",
                    measure ? value("upperNormal", i) : "");
            if (i >= sent || !row.isEmpty()) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** A choice of a list. */
    record Choice(String value, String label, boolean chosen) {}

    private List<Choice> choices(String field, String... valuesAndLabels) {
        return IntStream.range(0, valuesAndLabels.length / 2)
                .mapToObj(i -> new Choice(
                        valuesAndLabels[2 * i],
                        valuesAndLabels[2 * i + 1],
                        value(field).equals(valuesAndLabels[2 * i])))
                .toList();
    }

    List<Choice> ageUnits() {
        return choices("ageUnit", "a", "years", "mo", "months", "wk", "weeks", "d", "days");
    }

    List<Choice> sexes() {
        return choices("sex", "", "not told", "female", "female", "male", "male");
    }

    List<Choice> limits() {
        return choices("limit", "10", "10", "25", "25", "50", "50", "100", "100");
    }

    /** A state that somebody is in or not. */
    record State(String name, List<Choice> choices) {}

    List<State> states() {
        return STATES.stream()
                .map(state -> new State(state, choices(state, "", "not told", "yes", "yes", "no", "no")))
                .toList();
    }

    /** A list with one name a line. */
    record Lines(String name, String label, String text) {}

    List<Lines> lists() {
        return List.of(
                new Lines("conditions", "Has these conditions", value("conditions")),
                new Lines("drugs", "Takes these drugs", value("drugs")),
                new Lines("without", "Is known to be without", value("without")));
    }

    String age() {
        return value("age");
    }

    /** The whole record, if one was given. */
    String given() {
        return value("record");
    }

    /** Whether parts that are not understood are left out. */
    boolean leavesOut() {
        return !value("leaveOut").isEmpty();
    }
}
