package org.trialgraph.format.who;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialgraph.format.RecordFields;
import org.trialgraph.format.TrialReader;
import org.trialgraph.model.PartialDate;
import org.trialgraph.model.Property;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.text.Dates;
import org.trialgraph.text.Dates.DayOrder;
import org.trialgraph.text.TextDecoder;

/**
 * Reads the dates of one record of the data set. WHO asks for day, month, year, and programs that people open tables with turn
 * that around: the order is the one that the record's own dates show, else the one that the document's show, else WHO's.
 */
final class TrdsDates {
    /** A date that is a whole cell or a whole element, not one in running text. */
    private static final Pattern SERIAL = Pattern.compile("[34]\\d{4}(?:\\.\\d+)?");

    private static final Pattern WHOLE_VALUE =
            Pattern.compile("(?<=[,;\\t\">\\n])\\d{1,2}([-/.])\\d{1,2}\\1\\d{4}(?=[,;\\t\"<\\r\\n])");

    private static final int BLOCK = 1 << 16;
    private static final int BLOCKS = 256;

    /** One misprint in so many dates does not make two customs of one. */
    private static final int MISPRINTS = 20;

    private final TrialReader trial;
    private final Optional<DayOrder> order;

    /**
     * Which of day and month stands first in the dates of a document or record, told from those that leave no doubt: 25/03/2020
     * can only begin with the day.
     *
     * @param dayFirst how many dates can only begin with the day
     * @param monthFirst how many dates can only begin with the month
     */
    record Orders(int dayFirst, int monthFirst) {
        /** Nothing seen. */
        static final Orders NONE = new Orders(0, 0);

        /** This and one more date. */
        Orders and(String printed) {
            Set<DayOrder> possible = Dates.readings(printed).keySet();
            boolean certain = possible.size() == 1;
            boolean day = possible.contains(DayOrder.DAY_FIRST);
            return new Orders(dayFirst + (certain && day ? 1 : 0), monthFirst + (certain && !day ? 1 : 0));
        }

        /** Whether nothing was seen that tells. */
        boolean silent() {
            return dayFirst == 0 && monthFirst == 0;
        }

        /** The one order; empty where nothing tells it, and where both are in use. */
        Optional<DayOrder> decided() {
            if (!silent() && monthFirst * MISPRINTS <= dayFirst) {
                return Optional.of(DayOrder.DAY_FIRST);
            }
            return !silent() && dayFirst * MISPRINTS <= monthFirst
                    ? Optional.of(DayOrder.MONTH_FIRST)
                    : Optional.empty();
        }
    }

    /**
     * @param record whose dates are read
     * @param names of its dates
     * @param document what the whole document tells of the order
     * @param trial receives the dates
     */
    TrdsDates(RecordFields record, List<String> names, Orders document, TrialReader trial) {
        this.trial = trial;
        Orders own = Orders.NONE;
        for (String name : names) {
            own = own.and(record.peek(name).orElse(""));
        }
        Orders orders = own.silent() ? document : own;
        this.order =
                printedTwice(record).or(() -> orders.silent() ? Optional.of(DayOrder.DAY_FIRST) : orders.decided());
    }

    /**
     * What the dates in the first sixteen million characters of a document tell of its order of day and month.
     *
     * @throws IOException if its bytes cannot be read
     */
    static Orders ordersOf(SourceDocument document) throws IOException {
        Orders orders = Orders.NONE;
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
        return Dates.ambiguous(printed)
                ? Dates.readings(printed).entrySet().stream()
                        .filter(reading -> certain.equals(Optional.of(reading.getValue())))
                        .map(Map.Entry::getKey)
                        .findFirst()
                : Optional.empty();
    }

    /** Takes one date; a finding where its order is not certain or not the record's. */
    void take(Property<PartialDate> property, String printed, String place) {
        Optional<PartialDate> certain = isSerial(printed) ? Dates.fromExcelSerial(printed) : Dates.parse(printed);
        if (certain.isPresent() || !Dates.ambiguous(printed)) {
            trial.date(property, certain, printed, place);
        } else if (order.isEmpty()) {
            String what = "\"" + printed + "\" may begin with the day or with the month: dates around it do both";
            String remedy = "no date is kept for " + property + "; give the document as its registry wrote it";
            trial.report().warn(place, what, remedy);
        } else {
            trial.date(property, Dates.parse(printed, order.get()), printed, place);
            if (order.get() == DayOrder.MONTH_FIRST) {
                String what = "\"" + printed + "\" is read with the month first, as other dates here must be";
                trial.report().note(place, what, "give the document as its registry wrote it to be certain");
            }
        }
    }
}
