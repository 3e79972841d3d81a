package org.trialgraph.format.who;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.text.DayOrders;
import org.trialgraph.text.TextDecoder;

/** Looks through a document, before its records are read, for dates that tell its order of day and month. */
public final class DocumentDates {
    /** A date that is a whole cell or a whole element, not one in running text. */
    private static final Pattern WHOLE_VALUE =
            Pattern.compile("(?<=[,;\\t\">\\n])\\d{1,2}([-/.])\\d{1,2}\\1\\d{4}(?=[,;\\t\"<\\r\\n])");

    private static final int BLOCK = 1 << 16;
    private static final int BLOCKS = 256;

    private DocumentDates() {}

    /**
     * What the first sixteen million characters of a document tell.
     *
     * @throws IOException if its bytes cannot be read
     */
    public static DayOrders of(SourceDocument document) throws IOException {
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
}
