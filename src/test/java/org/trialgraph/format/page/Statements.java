package org.trialgraph.format.page;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.trialgraph.model.Arm;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Intervention;
import org.trialgraph.model.Text;
import org.trialgraph.model.Trial;

/** What a trial says, one line a statement, white space apart: for comparing what two readings found. */
final class Statements {
    private Statements() {}

    static Set<String> of(Trial trial) {
        Set<String> all = new LinkedHashSet<>();
        trial.number().ifPresent(number -> all.add("number " + number.number()));
        trial.values()
                .forEach((property, values) -> values.forEach(value -> all.add(property.name() + " "
                        + (value instanceof Coded coded ? concepts(coded) : words(value.display())))));
        trial.sponsors()
                .forEach((role, sponsors) ->
                        sponsors.forEach(sponsor -> all.add("sponsor " + role + " " + words(sponsor.names()))));
        trial.conditions().forEach(condition -> all.add("condition " + words(condition.labels())));
        trial.interventions().forEach(each -> all.add("intervention " + words(each.labels())));
        trial.interventions()
                .forEach(each -> all.add("intervention " + words(each.labels()) + " is "
                        + each.type().map(Statements::concepts).orElse("")));
        trial.arms().forEach(arm -> arm(arm, trial.interventions(), all));
        trial.outcomes()
                .forEach(each -> all.add("outcome " + each.kind() + " " + words(each.labels()) + " at "
                        + words(each.timeFrames()) + " : " + words(each.descriptions())));
        trial.criteria().forEach(each -> all.add("criterion " + each.polarity() + " " + words(each.texts())));
        trial.sites()
                .forEach(site -> all.add("site " + words(site.names()) + " in " + words(site.cities()) + " "
                        + site.country().map(Statements::concepts).orElse("") + " "
                        + site.status().map(Statements::concepts).orElse("")));
        trial.countries().forEach(country -> all.add("country " + concepts(country)));
        trial.registryMesh().forEach(term -> all.add("mesh " + term));
        return all;
    }

    private static void arm(Arm arm, List<Intervention> interventions, Set<String> all) {
        all.add("arm " + words(arm.labels()) + " is "
                + arm.type().map(Statements::concepts).orElse(""));
        all.add("arm " + words(arm.labels()) + " : " + words(arm.descriptions()));
        arm.interventions()
                .forEach(n -> all.add("arm " + words(arm.labels()) + " gets "
                        + words(interventions.get(n - 1).labels())));
    }

    private static String concepts(Coded coded) {
        return coded.concepts().isEmpty()
                ? "unmapped " + words(coded.printed())
                : coded.concepts().toString();
    }

    private static String words(List<Text> texts) {
        return texts.stream().map(text -> words(text.value())).collect(Collectors.joining(" / "));
    }

    private static String words(String words) {
        return words.replaceAll("[\\s\u2022]+", " ").strip();
    }
}
