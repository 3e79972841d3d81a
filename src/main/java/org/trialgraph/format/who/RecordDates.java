package org.trialgraph.format.who;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.trialgraph.format.RecordFields;
import org.trialgraph.format.TrialReader;
import org.trialgraph.model.PartialDate;
import org.trialgraph.model.Property;
import org.trialgraph.text.Dates;
import org.trialgraph.text.DayOrder;
import org.trialgraph.text.DayOrders;
import org.trialgraph.text.TextNormalizer;

/**
 * Reads the dates of one record of the data set. WHO asks for day, month, year, and programs that people open tables with turn
 * that around: the order is the one that the record's own dates show, else the one that the document's show, else WHO's.
 */
public final class RecordDates {
    private static final List<String> NAMES = List.of(
            "date_registration",
            "date_enrolment",
            "date_enrollement",
            "results_date_completed",
            "results_date_posted",
            "last_refreshed_on",
            "ethics_approval_date");
    private static final String WITHOUT_DOUBT = "date_registration3";
    private static final Pattern SERIAL = Pattern.compile("[34]\\d{4}(?:\\.\\d+)?");

    private final Optional<DayOrder> order;
    private final TrialReader trial;

    private RecordDates(Optional<DayOrder> order, TrialReader trial) {
        this.order = order;
        this.trial = trial;
    }

    /**
     * @param fields the record
     * @param document what the whole document tells of the order
     * @param trial receives the dates
     */
    public static RecordDates of(RecordFields fields, DayOrders document, TrialReader trial) {
        DayOrders record = DayOrders.NONE;
        for (String name : NAMES) {
            record = record.and(fields.peek(name).orElse(""));
        }
        Optional<DayOrder> twice = printedTwice(fields);
        if (twice.isPresent()) {
            return new RecordDates(twice, trial);
        }
        DayOrders speaks = record.silent() ? document : record;
        return new RecordDates(speaks.silent() ? Optional.of(DayOrder.DAY_FIRST) : speaks.decided(), trial);
    }

    /** The order in which the registration date, which the portal also gives as 20200304, is printed. */
    private static Optional<DayOrder> printedTwice(RecordFields fields) {
        String printed = fields.peek("date_registration").orElse("");
        Optional<PartialDate> certain = fields.peek(WITHOUT_DOUBT).flatMap(Dates::parse);
        if (certain.isEmpty() || !DayOrders.ambiguous(printed)) {
            return Optional.empty();
        }
        for (DayOrder order : DayOrder.values()) {
            if (Dates.parse(printed, order).equals(certain)) {
                return Optional.of(order);
            }
        }
        return Optional.empty();
    }

    /** Takes one date; a finding where its order is not certain or not the record's. */
    void take(Property<PartialDate> property, String printed, String place) {
        if (SERIAL.matcher(printed).matches()) {
            trial.date(property, Dates.fromExcelSerial(printed), printed, place);
            return;
        }
        Optional<PartialDate> certain = Dates.parse(printed);
        if (certain.isPresent() || !DayOrders.ambiguous(printed)) {
            trial.date(property, certain, printed, place);
        } else if (order.isEmpty()) {
            trial.ledger()
                    .warn(
                            place,
                            "\"" + TextNormalizer.clean(printed)
                                    + "\" may begin with the day or with the month: dates around it do both",
                            "no date is kept for " + property + "; give the document as its registry wrote it");
        } else {
            trial.date(property, Dates.parse(printed, order.get()), printed, place);
            if (order.get() == DayOrder.MONTH_FIRST) {
                trial.ledger()
                        .note(
                                place,
                                "\"" + TextNormalizer.clean(printed)
                                        + "\" is read with the month first, as other dates here must be",
                                "give the document as its registry wrote it to be certain");
            }
        }
    }
}
