package org.trialgraph.format.who;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialgraph.format.RecordFields;
import org.trialgraph.format.TrialReader;
import org.trialgraph.model.PartialDate;
import org.trialgraph.model.Property;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.text.Dates;
import org.trialgraph.text.DayOrder;
import org.trialgraph.text.DayOrders;
import org.trialgraph.text.TextDecoder;

/**
 * Reads the dates of one record of the data set. WHO asks for day, month, year, and programs that people open tables with turn
 * that around: the order is the one that the record's own dates show, else the one that the document's show, else WHO's.
 */
final class TrdsDates {
    /** A date that is a whole cell or a whole element, not one in running text. */
    private static final Pattern WHOLE_VALUE =
            Pattern.compile("(?<=[,;\\t\">\\n])\\d{1,2}([-/.])\\d{1,2}\\1\\d{4}(?=[,;\\t\"<\\r\\n])");

    private static final Pattern SERIAL = Pattern.compile("[34]\\d{4}(?:\\.\\d+)?");
    private static final int BLOCK = 1 << 16;
    private static final int BLOCKS = 256;

    private final TrialReader trial;
    private final Optional<DayOrder> order;

    /**
     * @param record whose dates are read
     * @param names of its dates
     * @param document what the whole document tells of the order
     * @param trial receives the dates
     */
    TrdsDates(RecordFields record, List<String> names, DayOrders document, TrialReader trial) {
        this.trial = trial;
        DayOrders own = DayOrders.NONE;
        for (String name : names) {
            own = own.and(record.peek(name).orElse(""));
        }
        DayOrders orders = own.silent() ? document : own;
        this.order =
                printedTwice(record).or(() -> orders.silent() ? Optional.of(DayOrder.DAY_FIRST) : orders.decided());
    }

    /**
     * What the dates in the first sixteen million characters of a document tell of its order of day and month.
     *
     * @throws IOException if its bytes cannot be read
     */
    static DayOrders ordersOf(SourceDocument document) throws IOException {
        DayOrders orders = DayOrders.NONE;
        try (InputStream in = document.content().open();
                Reader reader = new BufferedReader(TextDecoder.reader(in), BLOCK)) {
            char[] block = new char[BLOCK];
            int length = reader.read(block);
            for (int i = 0; i < BLOCKS && length > 0; i++) {
                Matcher date = WHOLE_VALUE.matcher(new String(block, 0, length));
                while (date.find()) {
                    orders = orders.and(date.group());
                }
                length = reader.read(block);
            }
        }
        return orders;
    }

    /** Whether a value is the number by which spreadsheets keep a day. */
    static boolean isSerial(String printed) {
        return SERIAL.matcher(printed).matches();
    }

    /** The order in which the registration date, which the portal also gives as 20200304, is printed. */
    private static Optional<DayOrder> printedTwice(RecordFields record) {
        String printed = record.peek("date_registration").orElse("");
        Optional<PartialDate> certain = record.peek("date_registration3").flatMap(Dates::parse);
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
        Optional<PartialDate> certain = isSerial(printed) ? Dates.fromExcelSerial(printed) : Dates.parse(printed);
        if (certain.isPresent() || !DayOrders.ambiguous(printed)) {
            trial.date(property, certain, printed, place);
        } else if (order.isEmpty()) {
            trial.report()
                    .warn(
                            place,
                            "\"" + printed + "\" may begin with the day or with the month: dates around it do both",
                            "no date is kept for " + property + "; give the document as its registry wrote it");
        } else {
            trial.date(property, Dates.parse(printed, order.get()), printed, place);
            if (order.get() == DayOrder.MONTH_FIRST) {
                trial.report()
                        .note(
                                place,
                                "\"" + printed + "\" is read with the month first, as other dates here must be",
                                "give the document as its registry wrote it to be certain");
            }
        }
    }
}
