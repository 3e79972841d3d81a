package org.trialgraph.federation;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One entry of the list of what queries may call: one endpoint, or all endpoints of a host.
 *
 * @param named the endpoint as queries name it, or {@code https://host/} where the entry is a host
 * @param wholeHost whether every path of the host is meant, by HTTP and HTTPS
 * @param address what is called when it is named: the endpoint itself, or a copy of it elsewhere; empty for a host
 */
public record AllowedService(URI named, boolean wholeHost, Optional<URI> address) {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]+(:\\d{1,5})?");
    private static final Pattern COPY = Pattern.compile("=(?=https?://)");

    /**
     * Reads an entry: {@code id.nlm.nih.gov} (a host), {@code https://example.org/sparql} (an endpoint), or
     * {@code https://example.org/sparql=http://localhost:4040/copy} (an endpoint that is asked at another address).
     *
     * @throws IllegalArgumentException if it is none of these
     */
    public static AllowedService parse(String entry) {
        if (HOST.matcher(entry).matches()) {
            return new AllowedService(required("https://" + entry + "/"), true, Optional.empty());
        }
        String[] parts = COPY.split(entry, 2);
        URI named = required(parts[0]);
        return new AllowedService(named, false, Optional.of(parts.length == 2 ? required(parts[1]) : named));
    }

    /** The address to call for an endpoint that a query names; empty where this entry does not allow it. */
    Optional<URI> addressOf(URI endpoint) {
        if (wholeHost) {
            boolean same = named.getHost().equals(endpoint.getHost()) && named.getPort() == endpoint.getPort();
            return same ? Optional.of(endpoint) : Optional.empty();
        }
        return named.equals(endpoint) ? address : Optional.empty();
    }

    /**
     * Reads the address of an endpoint into one form: scheme and host in lower case, no default port, no fragment. Empty for
     * what is no plain HTTP address, also where a name stands before the host.
     */
    static Optional<URI> endpoint(String iri) {
        try {
            URI uri = new URI(iri);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean http = scheme.equals("http") || scheme.equals("https");
            if (!http || uri.getHost() == null || uri.getRawUserInfo() != null) {
                return Optional.empty();
            }
            int usual = scheme.equals("http") ? 80 : 443;
            String port = uri.getPort() < 0 || uri.getPort() == usual ? "" : ":" + uri.getPort();
            String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            String host = uri.getHost().toLowerCase(Locale.ROOT);
            return Optional.of(new URI(scheme + "://" + host + port + path + query));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static URI required(String text) {
        return endpoint(text)
                .orElseThrow(() -> new IllegalArgumentException("\"" + text
                        + "\" is no endpoint → a host such as id.nlm.nih.gov, an address such as https://example.org/sparql, or"
                        + " both as https://example.org/sparql=http://localhost:4040/sparql"));
    }
}
