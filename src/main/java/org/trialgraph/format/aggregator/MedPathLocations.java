package org.trialgraph.format.aggregator;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.page.Block;
import org.trialgraph.format.page.PageValues;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Site;
import org.trialgraph.model.Text;

/** The places of a trial: the name of a facility, and below it the flag of the country, the city and the country. */
final class MedPathLocations {
    private static final Pattern COUNT = Pattern.compile("(?i)Locations? ?\\((\\d{1,6})\\)");
    private static final Pattern PLACE = Pattern.compile(
            "[\\x{1F1E6}-\\x{1F1FF}]{2}\\s*(?:(?<city>[^,]{1,80}), )?(?:(?<region>[^,]{1,80}), )?(?<country>[^,]{2,60})");

    void read(Block block, TrialReader trial) {
        Optional<String> name = Optional.empty();
        for (String words : PageValues.values(block)) {
            Matcher place = PLACE.matcher(words);
            if (COUNT.matcher(words).matches()) {
                trial.ledger().ignored(block.place(), words);
            } else if (place.matches()) {
                site(name, place, block.place(), trial);
                name = Optional.empty();
            } else {
                name.ifPresent(facility -> trial.trial()
                        .site(new Site(
                                texts(Optional.of(facility), trial),
                                List.of(),
                                List.of(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())));
                name = Optional.of(words);
            }
        }
    }

    private static void site(Optional<String> name, Matcher place, String where, TrialReader trial) {
        Optional<Coded> country = trial.country(Optional.of(place.group("country")), where);
        country.ifPresent(trial.trial()::country);
        trial.trial()
                .site(new Site(
                        texts(name, trial),
                        texts(Optional.ofNullable(place.group("city")), trial),
                        texts(Optional.ofNullable(place.group("region")), trial),
                        Optional.empty(),
                        country,
                        Optional.empty(),
                        Optional.empty()));
    }

    private static List<Text> texts(Optional<String> words, TrialReader trial) {
        return trial.words(words).stream().toList();
    }
}
