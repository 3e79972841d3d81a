package org.trialgraph.format.page;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a page tells about itself outside its text.
 *
 * @param urls addresses of the page, the surest first
 * @param title title of the window or of shared links
 * @param language language that the mark-up declares
 * @param study what it declares of its study to search engines
 */
public record PageFacts(List<String> urls, Optional<String> title, Optional<String> language, DeclaredStudy study) {
    private static final Pattern BARE_URL = Pattern.compile("(?i)(?:url|source|from)?:?\\s*(https?://\\S{4,2000})");
    private static final int URL_WITHIN = 5;

    /** Copies the list. */
    public PageFacts {
        urls = List.copyOf(urls);
    }

    /** Some extractions put the address of the page on a line of its own at the top. */
    static PageFacts ofText(List<Line> lines) {
        List<String> urls = lines.stream()
                .limit(URL_WITHIN)
                .map(line -> BARE_URL.matcher(line.words()))
                .filter(Matcher::matches)
                .map(m -> m.group(1))
                .toList();
        return new PageFacts(urls, Optional.empty(), Optional.empty(), DeclaredStudy.NONE);
    }

    /** With the address that the document was fetched from, which is surer than any in its text. */
    PageFacts orElseUrl(Optional<String> fetched) {
        return new PageFacts(
                Stream.concat(fetched.stream(), urls.stream()).distinct().toList(), title, language, study);
    }

    /** The last part of the path of an address of this page on a site, such as the words of the title in small letters. */
    public Optional<String> slug(String host, String folder) {
        Pattern address = Pattern.compile("https?://(?:[\\w-]+\\.)*" + Pattern.quote(host) + Pattern.quote(folder)
                + "([\\w-]{8,300})(?:[/?#].*)?");
        return urls.stream()
                .map(address::matcher)
                .filter(Matcher::matches)
                .map(m -> m.group(1))
                .findFirst();
    }
}
