package org.trialgraph.match;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.sparql.core.DatasetGraph;
import org.trialgraph.eligibility.Measures;
import org.trialgraph.match.Patient.Term;
import org.trialgraph.match.StoredTrial.StoredCriterion;
import org.trialgraph.match.TrialIndex.Group;
import org.trialgraph.match.TrialIndex.Judged;
import org.trialgraph.match.TrialIndex.Matches;
import org.trialgraph.model.Constraint;
import org.trialgraph.model.Constraint.Bound;
import org.trialgraph.model.Criterion.Requirement;
import org.trialgraph.text.Quantities;

/** Tells which trials may take a patient, with the words and the reading behind each verdict; as JSON and as text. */
public final class MatchReport {
    /** What every report says. */
    public static final String WARNING =
            "This is no medical advice. Criteria are read by a program, which may be wrong and leaves much unread:"
                    + " only the trial's own staff can tell who may take part.";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Measures measures;
    private final Patient patient;
    private final DatasetGraph store;

    /** @param store to read within a transaction */
    public MatchReport(Measures measures, Patient patient, DatasetGraph store) {
        this.measures = measures;
        this.patient = patient;
        this.store = store;
    }

    /** The report as one JSON object. */
    public ObjectNode json(Matches matches) {
        ObjectNode report = JSON.createObjectNode().put("warning", WARNING);
        ObjectNode read = report.putObject("patient").put("date", patient.on().toString());
        patient.born()
                .ifPresent(born -> read.put("bornFrom", born.first().toString())
                        .put("bornTo", born.last().toString()));
        patient.sex().ifPresent(sex -> read.put("sex", sex));
        terms(read.putArray("has"), patient.terms());
        terms(read.putArray("without"), patient.absent());
        ObjectNode values = read.putObject("measures");
        patient.values().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(value -> values.put(value.getKey(), value.getValue().printed()));
        patient.states().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(state -> values.put(state.getKey(), state.getValue()));
        ArrayNode events = read.putArray("history");
        patient.events()
                .forEach(event -> events.addObject()
                        .put("event", event.what().words())
                        .put("from", event.when().first().toString())
                        .put("to", event.when().last().toString()));
        ArrayNode problems = report.putArray("leftOut");
        patient.problems().forEach(problem -> problems.add(problem.toString()));
        ObjectNode counts = report.putObject("trials");
        counts.put(
                "all",
                matches.groups().values().stream().mapToInt(count -> count).sum());
        for (Group group : Group.values()) {
            counts.put(group.words(), matches.groups().getOrDefault(group, 0));
        }
        ObjectNode reasons = counts.putObject("unlikely because of");
        matches.reasons().forEach(reasons::put);
        ArrayNode best = report.putArray("matches");
        matches.best().forEach(judged -> trial(best.addObject(), judged));
        return report;
    }

    private static void terms(ArrayNode array, List<Term> terms) {
        terms.forEach(term -> {
            ArrayNode ids = array.addObject().put("words", term.words()).putArray("mesh");
            term.ids().stream().sorted().forEach(ids::add);
        });
    }

    private void trial(ObjectNode out, Judged judged) {
        StoredTrial trial = TrialIndex.stored(store, judged);
        out.put("trial", trial.iri())
                .put("number", trial.number())
                .put("title", trial.title())
                .put("status", trial.status())
                .put("match", judged.group().words());
        if (!judged.reason().isEmpty()) {
            out.put("because", judged.reason());
        }
        ObjectNode counts = out.putObject("criteriaBy");
        for (Verdict verdict : Verdict.values()) {
            counts.put(verdict.words(), judged.count(verdict));
        }
        ArrayNode fields = out.putArray("fields");
        field(
                fields,
                "age",
                judged.age(),
                Quantities.duration(trial.asked().minimumAge()) + "–"
                        + Quantities.duration(trial.asked().maximumAge()));
        field(fields, "sex", judged.sex(), trial.asked().sex());
        field(
                fields,
                "condition",
                judged.condition(),
                String.join(", ", trial.asked().conditions()));
        ArrayNode criteria = out.putArray("criteria");
        for (int i = 0; i < trial.criteria().size(); i++) {
            criterion(
                    criteria.addObject(),
                    trial.criteria().get(i),
                    judged.criteria().get(i),
                    judged.remarks().get(i));
        }
    }

    private static void field(ArrayNode fields, String name, Verdict verdict, String asked) {
        fields.addObject().put("field", name).put("verdict", verdict.words()).put("asked", asked);
    }

    private void criterion(ObjectNode out, StoredCriterion criterion, Verdict verdict, String remark) {
        out.put("position", criterion.position()).put("verdict", verdict.words());
        ArrayNode texts = out.putArray("text");
        criterion.texts().forEach(texts::add);
        criterion.requirement().ifPresent(said -> out.put("requirement", words(said)));
        if (!remark.isEmpty()) {
            out.put("remark", remark);
        }
        ArrayNode constraints = out.putArray("constraints");
        for (Constraint constraint : criterion.constraints()) {
            ObjectNode read = constraints.addObject();
            read.put("measure", constraint.measure()).put("words", constraint.words());
            constraint.requirement().ifPresent(said -> read.put("requirement", words(said)));
            read.put("reading", reading(constraint));
            Optional.ofNullable(patient.values().get(constraint.measure()))
                    .ifPresent(value -> read.put("patient", value.printed()));
        }
        ObjectNode mentions = out.putObject("mentions");
        criterion.mentions().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(mention -> mentions.put(mention.getKey(), mention.getValue()));
    }

    private static String words(Requirement requirement) {
        return requirement == Requirement.REQUIRED ? "required" : "excluded";
    }

    /** A limit in short, such as {@code haemoglobin ≥ 9 g/dL}. */
    private String reading(Constraint constraint) {
        boolean named = constraint.measure().equals(Constraint.UNMAPPED)
                || constraint.measure().equals("TimeSince");
        String bounds = Quantities.bounds(
                number(constraint.lower()),
                constraint.lower().map(Bound::inclusive).orElse(false),
                number(constraint.upper()),
                constraint.upper().map(Bound::inclusive).orElse(false),
                constraint.unit());
        return Stream.of(
                        named ? constraint.words() : measures.label(constraint.measure()),
                        bounds,
                        Quantities.within(constraint.window()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String number(Optional<Bound> bound) {
        return bound.map(each -> each.value().toPlainString()).orElse("");
    }

    /** The report as lines. */
    public void write(Matches matches, PrintWriter out) {
        ObjectNode report = json(matches);
        out.println(WARNING);
        out.println();
        out.println("patient   " + patient.sex().orElse("sex not known") + ", born "
                + patient.born()
                        .map(born -> born.first() + " to " + born.last())
                        .orElse("not known") + "; on " + patient.on());
        for (Term term : patient.terms()) {
            out.println("has       " + term.words() + " "
                    + term.ids().stream().sorted().toList());
        }
        report.path("patient")
                .path("measures")
                .properties()
                .forEach(value -> out.println("measure   " + measures.label(value.getKey()) + " "
                        + value.getValue().asText()));
        patient.problems().forEach(problem -> out.println("left out  " + problem));
        out.println();
        String counts = report.path("trials").properties().stream()
                .filter(entry -> entry.getValue().isNumber() && !entry.getKey().equals("all"))
                .map(entry -> entry.getValue().asText() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
        out.println(report.path("trials").path("all").asText() + " trials: " + counts);
        matches.reasons().forEach((reason, count) -> out.println("unlikely because of " + reason + ": " + count));
        int place = 0;
        for (JsonNode trial : report.path("matches")) {
            out.println();
            out.printf(
                    "%d. %s %s%n   %s%s; status %s; criteria: %d met, %d not met, %d unknown%n",
                    ++place,
                    trial.path("number").asText(),
                    trial.path("title").asText(),
                    trial.path("match").asText(),
                    trial.has("because")
                            ? " because of " + trial.path("because").asText()
                            : "",
                    trial.path("status").asText("not told"),
                    trial.path("criteriaBy").path("met").asInt(),
                    trial.path("criteriaBy").path("not met").asInt(),
                    trial.path("criteriaBy").path("unknown").asInt());
            trial.path("fields")
                    .forEach(field -> out.printf(
                            "   %-8s %s %s%n",
                            field.path("verdict").asText(),
                            field.path("field").asText(),
                            field.path("asked").asText()));
            trial.path("criteria").forEach(criterion -> line(criterion, out));
        }
    }

    private static void line(JsonNode criterion, PrintWriter out) {
        String texts = criterion.path("text").path(0).asText().replaceAll("\\s+", " ");
        out.printf(
                "   %-8s %d. %s%n",
                criterion.path("verdict").asText(), criterion.path("position").asInt(), texts);
        boolean read = false;
        for (JsonNode constraint : criterion.path("constraints")) {
            read = true;
            String value = constraint.path("patient").asText();
            out.printf(
                    "            ← %s%s%s%n",
                    constraint.path("reading").asText(),
                    constraint.has("requirement")
                            ? ", " + constraint.path("requirement").asText()
                            : "",
                    value.isEmpty() ? "" : "; the patient has " + value);
        }
        String mentions = criterion.path("mentions").properties().stream()
                .map(mention -> mention.getValue().asText() + " " + mention.getKey())
                .collect(Collectors.joining(", "));
        if (!mentions.isEmpty()) {
            out.println("            ← names " + mentions);
        } else if (!read) {
            out.println("            ← not read");
        }
    }
}
