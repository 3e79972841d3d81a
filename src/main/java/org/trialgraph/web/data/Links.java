package org.trialgraph.web.data;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.lang3.StringUtils;
import org.trialgraph.rdf.Iris;
import org.trialgraph.rdf.MeshVocabulary;

/**
 * Where on this server an IRI is answered, and which IRI a path of this server stands for. Links in pages are paths, so that
 * they lead to the server that sent the page whatever its IRIs begin with.
 *
 * @param base base of the data's IRIs
 */
public record Links(String base) {
    /** What the IRIs of countries begin with. */
    public static final String COUNTRY = Iris.country("").getURI();

    /** Paths of pages about resources of others, with what the IRIs of these begin with. */
    public static final Map<String, String> ELSEWHERE = Map.of("mesh/", MeshVocabulary.MESH, "country/", COUNTRY);

    private static final String NOT_IN_ADDRESSES = " \t\n\u000B\f\r\"'<>";

    /** The IRI that a decoded path, without its first slash, stands for. */
    public String iri(String path) {
        String folder = path.substring(0, path.indexOf('/') + 1);
        return ELSEWHERE.containsKey(folder) && path.length() > folder.length()
                ? ELSEWHERE.get(folder) + path.substring(folder.length())
                : base + path;
    }

    /** Where this server answers an IRI: a path with its characters escaped; empty where it does not. */
    public Optional<String> path(String iri) {
        for (Map.Entry<String, String> other : ELSEWHERE.entrySet()) {
            if (iri.startsWith(other.getValue()) && !iri.contains("/vocab#")) {
                return Optional.of(
                        escaped(other.getKey() + iri.substring(other.getValue().length())));
            }
        }
        if (iri.startsWith(base)) {
            return Optional.of(escaped(iri.substring(base.length())));
        }
        boolean term = iri.startsWith(Iris.DEFAULT_BASE + "ontology") || iri.startsWith(Iris.DEFAULT_BASE + "code");
        return term ? Optional.of(escaped(iri.substring(Iris.DEFAULT_BASE.length()))) : Optional.empty();
    }

    /** What a link to an IRI points at: a path here or, of other hosts, a web address; empty for all that is no web address. */
    public Optional<String> href(String iri) {
        return path(iri).or(() -> external(iri));
    }

    /** The address of a page elsewhere; empty for anything but http and https. */
    public static Optional<String> external(String iri) {
        String scheme = StringUtils.left(iri, "https://".length()).toLowerCase(Locale.ROOT);
        int host = scheme.equals("https://") ? 8 : scheme.startsWith("http://") ? 7 : iri.length();
        return host < iri.length() && StringUtils.containsNone(iri, NOT_IN_ADDRESSES)
                ? Optional.of(iri)
                : Optional.empty();
    }

    /** A path below the root of which every character outside those of RFC 3986 is percent-encoded as UTF-8. */
    private static String escaped(String path) {
        if (path.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || "-._/".indexOf(c) >= 0))) {
            return "/" + path;
        }
        int hash = path.indexOf('#');
        String before = hash < 0 ? path : path.substring(0, hash);
        String after = hash < 0 ? null : path.substring(hash + 1);
        try {
            return new URI(null, null, "/" + before, after).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("every text is a path once it is escaped", e);
        }
    }
}
