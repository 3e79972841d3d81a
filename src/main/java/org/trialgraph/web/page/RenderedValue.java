package org.trialgraph.web.page;

/**
 * A value as a page shows it. Absent parts are empty.
 *
 * @param text what is read
 * @param lang language of the text as a tag of BCP 47
 * @param href where it leads: a path of this server or an http(s) address
 * @param external whether that is another host
 * @param note what stands small beside it: a datatype, a code, where the rest of a long text is
 */
record RenderedValue(String text, String lang, String href, boolean external, String note) {
    /** Nothing. */
    static final RenderedValue NONE = text("", "");

    private static final String ELSEWHERE = " class=\"out\" rel=\"noopener noreferrer nofollow\"";

    /** Longest text of one value; the documents in RDF have it whole. */
    private static final int LONGEST = 20_000;

    /** Makes what cannot be seen visible and cuts what no page can hold. */
    RenderedValue {
        if (text.length() > LONGEST) {
            note = "first " + LONGEST + " of " + text.length() + " characters; the RDF data has the whole text";
            text = shortened(text, LONGEST);
        }
        text = visible(text);
    }

    /** Its language where that is another than the page's own, which is English. */
    String otherLang() {
        return lang.equals("en") ? "" : lang;
    }

    /** It as part of a page: its text escaped, with its language, where it leads, and its note. Pages show some hundred values. */
    String html() {
        String language = lang.isEmpty() ? "" : " lang=\"" + Templates.escaped(lang) + "\"";
        String words = Templates.escaped(text) + "</bdi>";
        String shown = href.isEmpty()
                ? "<bdi" + language + ">" + words
                : "<a href=\"" + Templates.escaped(href) + "\"" + (external ? ELSEWHERE : "") + language + "><bdi>"
                        + words + "</a>";
        return note.isEmpty() ? shown : shown + " <small>" + Templates.escaped(note) + "</small>";
    }

    /** Text in a language, which may be empty. */
    static RenderedValue text(String text, String lang) {
        return new RenderedValue(text, lang, "", false, "");
    }

    /** Text that leads to a page of this server. */
    static RenderedValue link(String text, String lang, String path) {
        return new RenderedValue(text, lang, path, false, "");
    }

    /** Text that leads to another host. */
    static RenderedValue external(String text, String address) {
        return new RenderedValue(text, "", address, true, "");
    }

    /** The same with something small beside it. */
    RenderedValue noted(String other) {
        return new RenderedValue(text, lang, href, external, other);
    }

    /** The same with its text cut to so many characters. */
    RenderedValue shortened(int longest) {
        return new RenderedValue(shortened(text, longest), lang, href, external, "");
    }

    /** The same as a name among others, which has room for so many characters. */
    RenderedValue asName(int longest) {
        return new RenderedValue(shortened(text, longest), lang, href, external, text.length() > longest ? "" : note);
    }

    /** A text cut to so many characters of Unicode, with dots where it was cut. */
    static String shortened(String text, int longest) {
        return text.length() <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, longest))) + "…";
    }

    /** Spells out the characters that turn the direction of what follows them, and other controls. */
    static String visible(String text) {
        int plain = 0;
        while (plain < text.length() && !hidden(text.charAt(plain))) {
            plain++;
        }
        if (plain == text.length()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.chars().forEach(c -> out.append(hidden(c) ? String.format("[U+%04X]", c) : Character.toString(c)));
        return out.toString();
    }

    private static boolean hidden(int c) {
        return c >= '\u202A' && c <= '\u202E'
                || c >= '\u2066' && c <= '\u2069'
                || c == '\u200E'
                || c == '\u200F'
                || c < ' ' && c != '\n' && c != '\t' && c != '\r'
                || c == '\u007F';
    }
}
