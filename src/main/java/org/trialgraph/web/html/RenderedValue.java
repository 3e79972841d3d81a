package org.trialgraph.web.html;

/**
 * A value as a page shows it. Absent parts are empty.
 *
 * @param text what is read
 * @param lang language of the text as a tag of BCP 47
 * @param href where it leads: a path of this server or an http(s) address
 * @param external whether that is another host
 * @param note what stands small beside it: a datatype, a code, where the rest of a long text is
 */
public record RenderedValue(String text, String lang, String href, boolean external, String note) {
    /** Longest text of one value; the documents in RDF have it whole. */
    private static final int LONGEST = 20_000;

    /** Makes what cannot be seen visible and cuts what no page can hold. */
    public RenderedValue {
        if (text.length() > LONGEST) {
            note = "cut after " + LONGEST + " of " + text.length() + " characters; the data has all of them";
            text = text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, LONGEST))) + "…";
        }
        text = visible(text);
    }

    /** Its language where that is another than the page's own, which is English. */
    String otherLang() {
        return lang.equals("en") ? "" : lang;
    }

    /** Text in a language, which may be empty. */
    public static RenderedValue text(String text, String lang) {
        return new RenderedValue(text, lang, "", false, "");
    }

    /** Text that leads to a page of this server. */
    public static RenderedValue link(String text, String lang, String path) {
        return new RenderedValue(text, lang, path, false, "");
    }

    /** The same with something small beside it. */
    public RenderedValue noted(String other) {
        return new RenderedValue(text, lang, href, external, other);
    }

    /** Spells out the characters that turn the direction of what follows them, and other controls. */
    static String visible(String text) {
        StringBuilder out = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (hidden(c)) {
                if (out == null) {
                    out = new StringBuilder(text.length() + 16).append(text, 0, i);
                }
                out.append(String.format("[U+%04X]", (int) c));
            } else if (out != null) {
                out.append(c);
            }
        }
        return out == null ? text : out.toString();
    }

    private static boolean hidden(char c) {
        return c >= '\u202A' && c <= '\u202E'
                || c >= '\u2066' && c <= '\u2069'
                || c == '\u200E'
                || c == '\u200F'
                || c < ' ' && c != '\n' && c != '\t' && c != '\r'
                || c == '\u007F';
    }
}
