package org.trialgraph.format.record;

/** Whether the end of a line stands inside a value in quotation marks, by the rules of {@link CsvRow}. */
final class QuoteState {
    private final char separator;
    private boolean open;

    /** @param separator between values */
    QuoteState(char separator) {
        this.separator = separator;
    }

    /** Whether a quoted value is open behind the lines read so far. */
    boolean open() {
        return open;
    }

    /** Goes through one more line of the row. */
    void read(String line) {
        boolean start = !open;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean last = i + 1 == line.length();
            if (open && c == '"') {
                if (last || line.charAt(i + 1) == separator) {
                    open = false;
                } else if (line.charAt(i + 1) == '"') {
                    i++;
                }
            } else if (!open) {
                open = start && c == '"';
                start = c == separator;
            }
        }
    }
}
