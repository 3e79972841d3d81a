package org.trialgraph.format.aggregator;

import static org.trialgraph.model.TrialProperties.SECONDARY_ID;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.page.Block;
import org.trialgraph.format.page.PageValues;
import org.trialgraph.format.page.PageValues.TypedName;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Intervention;
import org.trialgraph.model.Site;
import org.trialgraph.model.Sponsor;
import org.trialgraph.model.Text;

/**
 * The lists of a page: the lines of an entry one below the other, the last of which says what it is, as in {@code Placebo},
 * {@code by mouth}, {@code Intervention Type DRUG}.
 */
final class MedDataXParts {
    private static final Pattern TYPE = Pattern.compile("(?i)Intervention Type:?\\s*(\\S.*)");
    private static final Pattern ROLE = Pattern.compile("(?i)(?:Sponsor )?Role:?\\s*(lead|collaborator|sponsor)");
    private static final Pattern ABOUT_ID = Pattern.compile("(?i)Identifier (?:Type|Source)\\b.*");
    private static final Pattern PLACE = Pattern.compile("([^,]{2,80}),(?: ?([^,]{0,80}),)? ?([^,]{3,60})");

    private MedDataXParts() {}

    /** Interventions with their types; without types each line is one. */
    static void interventions(Block block, TrialReader trial) {
        List<List<String>> entries = entries(lines(block, "Intervention Type"), TYPE.asMatchPredicate());
        for (List<String> entry : entries) {
            Matcher type = TYPE.matcher(entry.get(entry.size() - 1));
            if (!type.matches()) {
                entry.forEach(name -> new TypedName(Optional.empty(), name).position(trial, block.place()));
            } else if (entry.size() > 1) {
                Optional<Coded> coded = trial.code("interventionType", Optional.of(type.group(1)), block.place());
                String description = String.join("\n", entry.subList(1, entry.size() - 1));
                trial.trial()
                        .intervention(new Intervention(
                                texts(entry.get(0), trial),
                                coded,
                                trial.proseWords(Optional.of(description)).stream()
                                        .toList(),
                                List.of()));
            }
        }
    }

    /** Organisations, each with its kind and its role below its name. */
    static void sponsors(Block block, TrialReader trial) {
        List<List<String>> entries = entries(lines(block, "Sponsor Role"), ROLE.asMatchPredicate());
        for (List<String> entry : entries) {
            Matcher role = ROLE.matcher(entry.get(entry.size() - 1));
            if (role.matches() && entry.size() > 1) {
                boolean lead = !role.group(1).equalsIgnoreCase("collaborator");
                trial.sponsor(
                        lead ? Sponsor.Role.LEAD : Sponsor.Role.COLLABORATOR,
                        Optional.of(entry.get(0)),
                        Optional.empty());
            } else {
                entry.forEach(line -> trial.ledger().unmapped(block.place(), line));
            }
        }
    }

    /** Other ids, each with its type and source below it. */
    static void identifiers(Block block, TrialReader trial) {
        for (String line : lines(block, "Identifier Type", "Identifier Source")) {
            if (ABOUT_ID.matcher(line).matches() || line.contains(" ") && line.length() > 60) {
                trial.ledger().ignored(block.place(), line);
            } else {
                trial.id(SECONDARY_ID, Optional.of(line));
            }
        }
    }

    /** Sites: the name, and below it city, region and country. */
    static void sites(Block block, TrialReader trial) {
        Optional<String> name = Optional.empty();
        for (String line : block.values()) {
            Matcher place = PLACE.matcher(line);
            if (name.isPresent() && place.matches() && trial.knows("country", place.group(3))) {
                site(name.get(), place, block.place(), trial);
                name = Optional.empty();
            } else {
                name.ifPresent(other -> trial.ledger().unmapped(block.place(), other));
                name = Optional.of(line);
            }
        }
        name.ifPresent(other -> trial.ledger().unmapped(block.place(), other));
    }

    private static void site(String name, Matcher place, String where, TrialReader trial) {
        Optional<Coded> country = trial.country(Optional.of(place.group(3)), where);
        country.ifPresent(trial.trial()::country);
        trial.trial()
                .site(new Site(
                        texts(name, trial),
                        texts(place.group(1), trial),
                        place.group(2) == null ? List.of() : texts(place.group(2), trial),
                        Optional.empty(),
                        country,
                        Optional.empty(),
                        Optional.empty()));
    }

    /** The lines of a block, each label of an entry together with its value where that stands on the next line. */
    private static List<String> lines(Block block, String... labels) {
        List<String> lines = new ArrayList<>();
        for (String line : block.values()) {
            int last = lines.size() - 1;
            boolean open = last >= 0
                    && List.of(labels).stream()
                            .anyMatch(label -> lines.get(last).replace(":", "").equalsIgnoreCase(label));
            if (open) {
                lines.set(last, lines.get(last) + " " + line);
            } else if (!PageValues.nothing(line)) {
                lines.add(PageValues.unbulleted(line));
            }
        }
        return lines;
    }

    private static List<List<String>> entries(List<String> lines, Predicate<String> last) {
        List<List<String>> entries = new ArrayList<>();
        List<String> entry = new ArrayList<>();
        for (String line : lines) {
            entry.add(line);
            if (last.test(line)) {
                entries.add(entry);
                entry = new ArrayList<>();
            }
        }
        if (!entry.isEmpty()) {
            entries.add(entry);
        }
        return entries;
    }

    private static List<Text> texts(String words, TrialReader trial) {
        return trial.words(Optional.of(words)).stream().toList();
    }
}
