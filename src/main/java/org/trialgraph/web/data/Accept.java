package org.trialgraph.web.data;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.lang3.StringUtils;

/**
 * The {@code Accept} header of a request (RFC 9110, 12.5.1): for each form, the quality that the most specific range gives
 * it. A range that cannot be read counts for nothing; a header in which none can be read counts as absent.
 */
public final class Accept {
    private final List<Range> ranges;

    private Accept(String header) {
        String[] all = header.toLowerCase(Locale.ROOT).split(",");
        boolean readable = Arrays.stream(all)
                .anyMatch(range -> range.strip().matches("[\\w!#$&^.+*-]+/[\\w!#$&^.+*-]+\\s*(;.*)?"));
        this.ranges = readable ? Arrays.stream(all).map(Range::of).toList() : List.of(new Range("*/*", 1));
    }

    /** Media types that a client takes, and how much it likes them. */
    private record Range(String name, double quality) {
        static Range of(String range) {
            double quality = Arrays.stream(range.split(";"))
                    .map(String::strip)
                    .filter(parameter -> parameter.matches("q\\s*=\\s*[01](\\.\\d{0,3})?"))
                    .mapToDouble(parameter -> Double.parseDouble(StringUtils.substringAfter(parameter, "=")))
                    .findFirst()
                    .orElse(1);
            return new Range(StringUtils.substringBefore(range, ";").strip(), Math.min(1, quality));
        }

        /** How closely it names a media type: 2 itself, 1 its family, 0 all that there are, -1 not at all. */
        int specificity(String mediaType) {
            boolean family = name.endsWith("/*") && mediaType.startsWith(StringUtils.chop(name));
            return name.equals(mediaType) ? 2 : name.equals("*/*") ? 0 : family ? 1 : -1;
        }
    }

    /** What a request takes; without a header that is anything. */
    public static Accept of(HttpServletRequest request) {
        return new Accept(StringUtils.defaultString(request.getHeader("Accept")));
    }

    /** The form that a request asks for by its {@code format} parameter or else its header; empty where there is no such form. */
    public static Optional<Representation> form(HttpServletRequest request) {
        String named = request.getParameter("format");
        return named == null ? of(request).best() : Representation.named(named);
    }

    /** The form that the client likes best, of equals the first; empty where it takes none of them. */
    public Optional<Representation> best() {
        return Arrays.stream(Representation.values())
                .filter(form -> quality(form) > 0)
                .max(Comparator.comparingDouble(this::quality));
    }

    /** Whether the client would rather read a page than data. */
    public boolean prefersPage() {
        return best().filter(form -> form == Representation.HTML).isPresent();
    }

    /**
     * A second name of a form counts a little less than its own, so that text/plain does not win over text/turtle.
     */
    private double quality(Representation form) {
        return form.mediaTypes().stream()
                .mapToDouble(type -> quality(type) * (type.equals(form.mediaType()) ? 1 : 0.999))
                .max()
                .orElse(0);
    }

    private double quality(String mediaType) {
        return ranges.stream()
                .filter(range -> range.specificity(mediaType) >= 0)
                .max(Comparator.comparingInt(range -> range.specificity(mediaType)))
                .map(Range::quality)
                .orElse(0.0);
    }
}
