package org.trialgraph.format.chictr;

import static org.trialgraph.model.TrialProperties.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.trialgraph.codes.CodeTable;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.chictr.Field.Part;
import org.trialgraph.model.Arm;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Count;
import org.trialgraph.model.Intervention;
import org.trialgraph.model.Outcome;
import org.trialgraph.model.Outcome.Kind;
import org.trialgraph.model.Site;
import org.trialgraph.model.Text;
import org.trialgraph.text.TextNormalizer;

/** The repeated parts: groups with their interventions, sites, outcomes, samples. */
final class ChictrParts {
    /** What is printed where a group gets nothing. */
    private static final Pattern NOTHING =
            Pattern.compile("(?i)无|没有|不干预|无干预|nil|none|no|n/?a|no intervention|without intervention|-+|/");

    private final TrialReader trial;
    private final CodeTable codes;

    ChictrParts(TrialReader trial, CodeTable codes) {
        this.trial = trial;
        this.codes = codes;
    }

    void read(ChictrPage data) {
        data.parts(Part.GROUP).forEach(this::group);
        enrollment(data.single(), data.parts(Part.GROUP));
        data.parts(Part.SITE).forEach(this::site);
        data.parts(Part.OUTCOME).forEach(this::outcome);
        data.parts(Part.SAMPLE).forEach(this::sample);
    }

    private void group(Values values) {
        List<Integer> interventions = new ArrayList<>();
        List<Text> names = values.texts("intervention");
        if (names.stream().anyMatch(name -> NOTHING.matcher(name.value()).matches())) {
            trial.ledger().ignored(values.place("intervention"), values.all("intervention"));
        } else if (!names.isEmpty()) {
            interventions.add(position(new Intervention(names, Optional.empty(), List.of(), codes(values))));
        }
        List<Text> labels = values.texts("name");
        if (!labels.isEmpty() || !names.isEmpty()) {
            trial.trial()
                    .arm(new Arm(
                            labels,
                            Optional.empty(),
                            List.of(),
                            interventions,
                            size(values.all("size")).map(Count::new)));
        }
    }

    /** Codes belong to no language. */
    private List<Text> codes(Values values) {
        return trial.words(Optional.of(values.all("code")), "").stream().toList();
    }

    /** Groups that get the same share one intervention. */
    private int position(Intervention intervention) {
        int known = trial.trial().interventions().indexOf(intervention);
        return known >= 0 ? known + 1 : trial.trial().intervention(intervention);
    }

    /** The number of participants is that of all groups together, where the page prints no total. */
    private void enrollment(Values values, List<Values> groups) {
        Optional<Long> total = size(values.all("total"));
        List<Optional<Long>> sizes =
                groups.stream().map(g -> size(g.all("size"))).toList();
        if (total.isEmpty() && !sizes.isEmpty() && sizes.stream().allMatch(Optional::isPresent)) {
            total = Optional.of(sizes.stream().mapToLong(Optional::get).sum());
        }
        total.ifPresent(n -> {
            trial.trial().add(ENROLLMENT, new Count(n));
            trial.trial().add(ENROLLMENT_TYPE, Coded.implied("Anticipated"));
        });
    }

    private static Optional<Long> size(String words) {
        String digits = TextNormalizer.asciiDigits(words).strip();
        return digits.matches("\\d{1,9}") ? Optional.of(Long.parseLong(digits)) : Optional.empty();
    }

    private void site(Values values) {
        List<Text> country = values.texts("country");
        List<Text> names = values.texts("institution");
        List<Text> cities = values.texts("city");
        List<Text> regions = values.texts("province");
        if (!values.all("level").isEmpty()) {
            trial.ledger().ignored(values.place("level"), values.all("level"));
        }
        if (!names.isEmpty() || !cities.isEmpty() || !regions.isEmpty() || !country.isEmpty()) {
            Optional<Coded> coded = country.isEmpty()
                    ? Optional.empty()
                    : Optional.of(trial.code("country", country, values.place("country")));
            trial.trial()
                    .site(new Site(
                            names, cities, regions, Optional.empty(), coded, Optional.empty(), Optional.empty()));
        }
    }

    private void outcome(Values values) {
        List<Text> labels = values.texts("outcome");
        if (!labels.isEmpty()) {
            trial.trial().outcome(new Outcome(kind(values), labels, values.texts("time"), values.texts("method")));
        } else if (!values.all("type").isEmpty()
                || !values.all("time").isEmpty()
                || !values.all("method").isEmpty()) {
            trial.ledger()
                    .warn(
                            values.place("outcome"),
                            "an outcome without a name",
                            "name it in the document; it is left out");
        }
    }

    private Kind kind(Values values) {
        List<Text> printed = values.texts("type");
        List<String> concepts = printed.isEmpty()
                ? List.of()
                : trial.code("outcomeKind", printed, values.place("type")).concepts();
        return concepts.contains("Primary")
                ? Kind.PRIMARY
                : concepts.contains("Secondary") ? Kind.SECONDARY : Kind.OTHER;
    }

    /** {@code Bone marrow fluid; Destruction after use}: sample, tissue, fate, note as one text in each language. */
    private void sample(Values values) {
        for (String language : List.of("en", "zh")) {
            List<String> parts = new ArrayList<>();
            for (String key : List.of("sample", "tissue", "fate", "note")) {
                values.in(key, language).ifPresent(parts::add);
            }
            if (!parts.isEmpty()) {
                String glue = language.equals("zh") ? "；" : "; ";
                trial.trial().add(BIOSPECIMEN, new Text(String.join(glue, parts), language));
            }
        }
    }
}
