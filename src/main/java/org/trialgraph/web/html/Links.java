package org.trialgraph.web.html;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import org.trialgraph.rdf.Iris;
import org.trialgraph.rdf.MeshVocabulary;
import org.trialgraph.rdf.Vocabulary;

/**
 * Where on this server an IRI is answered, and which IRI a path of this server stands for. Links in pages are paths, so that
 * they lead to the server that sent the page whatever its IRIs begin with.
 */
public final class Links {
    /** What the IRIs of countries begin with. */
    static final String COUNTRY = Iris.country("").getURI();

    private static final String ONTOLOGY = "https://w3id.org/trialgraph/";

    /** Paths of pages about resources of others, with what the IRIs of these begin with. */
    public static final Map<String, String> ELSEWHERE = Map.of("mesh/", MeshVocabulary.MESH, "country/", COUNTRY);

    private final String base;

    /**
     * @param base base of the data's IRIs
     */
    public Links(String base) {
        this.base = base;
    }

    /** The IRI that a decoded path, without its first slash, stands for. */
    public String iri(String path) {
        for (Map.Entry<String, String> other : ELSEWHERE.entrySet()) {
            if (path.startsWith(other.getKey())
                    && path.length() > other.getKey().length()) {
                return other.getValue() + path.substring(other.getKey().length());
            }
        }
        return base + path;
    }

    /** Where this server answers an IRI: a path with its characters escaped; empty where it does not. */
    public Optional<String> path(String iri) {
        for (Map.Entry<String, String> other : ELSEWHERE.entrySet()) {
            if (iri.startsWith(other.getValue()) && !iri.startsWith(Vocabulary.TG) && !iri.contains("/vocab#")) {
                return Optional.of("/" + other.getKey()
                        + escaped(iri.substring(other.getValue().length())));
            }
        }
        if (iri.startsWith(base)) {
            return Optional.of("/" + escaped(iri.substring(base.length())));
        }
        boolean term = iri.startsWith(ONTOLOGY + "ontology") || iri.startsWith(ONTOLOGY + "code");
        return term ? Optional.of("/" + escaped(iri.substring(ONTOLOGY.length()))) : Optional.empty();
    }

    /** What a link to an IRI points at: a path here or, of other hosts, a web address; empty for all that is no web address. */
    public Optional<String> href(String iri) {
        return path(iri).or(() -> external(iri));
    }

    /** The address of a page elsewhere; empty for anything but http and https. */
    public static Optional<String> external(String iri) {
        return iri.matches("(?i)https?://[^\\s\"'<>]+") ? Optional.of(iri) : Optional.empty();
    }

    /** A path of which every character outside those of RFC 3986 is percent-encoded as UTF-8. */
    private static String escaped(String path) {
        int hash = path.indexOf('#');
        String before = hash < 0 ? path : path.substring(0, hash);
        String after = hash < 0 ? null : path.substring(hash + 1);
        try {
            String whole = new URI(null, null, "/" + before, after).toASCIIString();
            return whole.substring(1);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("every text is a path once it is escaped", e);
        }
    }
}
