package org.trialgraph.format.page;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The lines that a site prints on every page and that say nothing of the trial: menus, buttons, copyright, disclaimers. */
public final class Boilerplate {
    private static final int LONGEST = 2000;

    /** What pages of any site have around their text: nothing that a trial could be described with. */
    private static final List<Pattern> OF_ANY_SITE = compiled(
            "(?:skip|jump|go|back|return|scroll) to (?:the )?(?:main |page |search )?(?:content|navigation|top|results?(?: list)?|search|list|home(?:page)?)",
            "(?:main )?(?:menu|navigation)|home(?:page)?|search(?: (?:trials|studies|site|again))?|close(?: menu)?|print(?: this page)?|share(?: this (?:page|trial|study))?",
            "log ?(?:in|out)|sign (?:in|up|out)|register|subscribe|previous|next|download pdf|loading(?:\\.{1,5}|\u2026)?",
            "(?:our |read our )?(?:privacy|cookies?|terms|legal|accessibility)(?: (?:and|&) (?:privacy|cookies?|terms|conditions))?(?: (?:policy|notice|statement|settings|preferences|of (?:use|service)|and conditions|& conditions))?",
            "(?:we|(?:our|this) (?:web)?site) uses? cookies.*|.{0,120}\\byou (?:agree|consent) to (?:our|the) use of cookies.*",
            "(?:accept|reject|allow|decline|manage)(?: (?:all|only|necessary|essential|optional))*(?: cookies?| preferences| settings)|got it!?|i agree",
            "(?:\u00A9|\\(c\\)(?= ?(?:copyright|\\d{4}))|copyright\\b).{0,160}|all rights reserved\\.?",
            "(?:facebook|twitter|linkedin|x \\(twitter\\)|whatsapp|email this page|copy link)",
            "\u8FD4\u56DE(?:\u9876\u90E8|\u9996\u9875|\u5217\u8868)?|\u9996\u9875|\u767B\u5F55|\u6CE8\u518C|\u6253\u5370|\u5206\u4EAB|\u5173\u95ED|\u4E0A\u4E00(?:\u9875|\u7BC7)|\u4E0B\u4E00(?:\u9875|\u7BC7)|\u7248\u6743\u6240\u6709.{0,60}",
            "(?:url:? ?)?https?://\\S+");

    private final List<Pattern> patterns;

    private Boilerplate(List<Pattern> patterns) {
        this.patterns = patterns;
    }

    /** Boilerplate of a site besides that of any site, by regular expressions that match whole lines, letters in any case. */
    public static Boilerplate of(String... patterns) {
        return new Boilerplate(
                Stream.concat(compiled(patterns).stream(), OF_ANY_SITE.stream()).toList());
    }

    private static List<Pattern> compiled(String... patterns) {
        return Stream.of(patterns)
                .map(p -> Pattern.compile(p, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE))
                .toList();
    }

    /** Whether a line is furniture. */
    public boolean covers(Line line) {
        String words = Labels.plain(line.value());
        return words.length() <= LONGEST
                && patterns.stream().anyMatch(p -> p.matcher(words).matches());
    }
}
