package org.trialgraph.format.isrctn;

import static org.trialgraph.model.TrialProperties.*;

import java.util.Optional;
import org.trialgraph.format.RecordFields;
import org.trialgraph.format.TrialReader;
import org.trialgraph.model.Coded;
import org.trialgraph.model.PartialDate;
import org.trialgraph.text.Dates;

/**
 * Dates and status. ISRCTN keeps no status: it shows one that it works out from the dates, unless an editor set one. The same
 * is done here for the day on which the record was last changed or fetched, and only where the document tells that day.
 */
final class IsrctnStatus {
    private final TrialReader trial;

    IsrctnStatus(TrialReader trial) {
        this.trial = trial;
    }

    void read(RecordFields design, RecordFields participants, Optional<String> asOf) {
        trial.date(
                RECRUITMENT_START_DATE, participants.text("recruitmentStart"), participants.place("recruitmentStart"));
        trial.date(RECRUITMENT_END_DATE, participants.text("recruitmentEnd"), participants.place("recruitmentEnd"));
        trial.date(START_DATE, design.text("overallStartDate"), design.place("overallStartDate"));
        trial.date(COMPLETION_DATE, design.text("overallEndDate"), design.place("overallEndDate"));
        trial.text(WHY_STOPPED, IsrctnReader.said(design.text("reasonAbandoned")));
        Optional<String> overall = IsrctnReader.said(design.text("overallStatusOverride"));
        Optional<String> recruitment = IsrctnReader.said(participants.text("recruitmentStatusOverride"));
        participants.ignore(
                "recruitmentStartStatusOverride", trial.ledger(), "whether the start was planned or reached");
        Optional<String> set = overall.or(() -> recruitment);
        if (set.isPresent()) {
            trial.coded(OVERALL_STATUS, set, design.place("overallStatusOverride"));
        } else {
            asOf.flatMap(Dates::parse).flatMap(this::onThatDay).ifPresent(concept -> {
                trial.trial().add(OVERALL_STATUS, Coded.implied(concept));
                trial.ledger()
                        .note(
                                design.place(""),
                                "the status " + concept + " follows from the dates, as the registry shows it",
                                "nothing is to be done");
            });
        }
    }

    private Optional<String> onThatDay(PartialDate day) {
        Optional<PartialDate> start =
                trial.trial().first(START_DATE).or(() -> trial.trial().first(RECRUITMENT_START_DATE));
        Optional<PartialDate> end = trial.trial().first(COMPLETION_DATE);
        if (end.isPresent() && end.get().compareTo(day) < 0) {
            return Optional.of("Completed");
        }
        if (start.isPresent() && start.get().compareTo(day) > 0) {
            return Optional.of("NotYetRecruiting");
        }
        return start.isPresent() && end.isPresent() ? Optional.of("Ongoing") : Optional.empty();
    }
}
