package org.trialgraph.web.data;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The {@code Accept} header of a request (RFC 9110, 12.5.1): for each form, the quality that the most specific range gives
 * it. A range that cannot be read counts for nothing; a header in which none can be read counts as absent.
 */
public final class Accept {
    private final String[] ranges;
    private final boolean anything;

    private Accept(String header) {
        this.ranges = header.toLowerCase(Locale.ROOT).split(",");
        boolean readable = false;
        for (String range : ranges) {
            readable |= range.strip().matches("[\\w!#$&^.+*-]+/[\\w!#$&^.+*-]+\\s*(;.*)?");
        }
        this.anything = !readable;
    }

    /** Reads a header; null is a client that takes anything. */
    public static Accept of(@Nullable String header) {
        return new Accept(header == null ? "" : header);
    }

    /** The form that a request asks for by its {@code format} parameter or else its header; empty where there is no such form. */
    public static Optional<Representation> form(HttpServletRequest request) {
        String named = request.getParameter("format");
        return named == null ? of(request.getHeader("Accept")).best() : Representation.named(named);
    }

    /** The form that the client likes best, of equals the first; empty where it takes none of them. */
    public Optional<Representation> best() {
        Representation best = null;
        double highest = 0;
        for (Representation representation : Representation.values()) {
            double quality = anything ? 1 : quality(representation);
            if (quality > highest) {
                best = representation;
                highest = quality;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Whether the client would rather read a page than data. */
    public boolean prefersPage() {
        return best().filter(r -> r == Representation.HTML).isPresent();
    }

    private double quality(Representation representation) {
        double quality = 0;
        for (int i = 0; i < representation.mediaTypes().size(); i++) {
            double given = quality(representation.mediaTypes().get(i));
            // a second name of a form counts a little less than its own, so that text/plain does not win over
            // text/turtle
            quality = Math.max(quality, i == 0 ? given : given * 0.999);
        }
        return quality;
    }

    private double quality(String mediaType) {
        int specificity = -1;
        double quality = 0;
        for (String range : ranges) {
            String name = range.replaceFirst(";.*", "").strip();
            int here = specificity(name, mediaType);
            if (here > specificity) {
                specificity = here;
                quality = weight(range);
            }
        }
        return quality;
    }

    private static int specificity(String range, String mediaType) {
        if (range.equals(mediaType)) {
            return 2;
        }
        if (range.equals("*/*")) {
            return 0;
        }
        boolean family = range.endsWith("/*") && mediaType.startsWith(range.substring(0, range.length() - 1));
        return family ? 1 : -1;
    }

    private static double weight(String range) {
        for (String parameter : range.split(";")) {
            String plain = parameter.strip();
            if (plain.matches("q\\s*=\\s*[01](\\.\\d{0,3})?")) {
                return Math.min(
                        1,
                        Double.parseDouble(
                                plain.substring(plain.indexOf('=') + 1).strip()));
            }
        }
        return 1;
    }
}
