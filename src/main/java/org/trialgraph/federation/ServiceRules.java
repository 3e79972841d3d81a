package org.trialgraph.federation;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What queries may call with SERVICE besides the store's own endpoints, and within which limits.
 *
 * @param open whether SERVICE is open at all
 * @param allowed the endpoints and hosts
 * @param privateHosts {@code host:port} of those that may have an address of a private network
 * @param limits how much a query may ask of them
 */
public record ServiceRules(boolean open, List<AllowedService> allowed, Set<String> privateHosts, Limits limits) {
    private static final String PORT = ":\\d{1,5}";
    private static final String HOST = "[A-Za-z0-9.-]+";

    /** Copies the lists. */
    public ServiceRules {
        allowed = List.copyOf(allowed);
        privateHosts = Set.copyOf(privateHosts);
    }

    /**
     * How much one query may ask of other endpoints.
     *
     * @param timeout how long one request may take, from the look-up of the name to the last row
     * @param rows most rows that one request may answer
     * @param bytes most bytes that one request may answer, after unpacking
     * @param requests most requests that one query may cause
     */
    public record Limits(Duration timeout, int rows, long bytes, int requests) {
        /** 64 MiB and 500 requests. */
        public static Limits of(Duration timeout, int rows) {
            return new Limits(timeout, rows, 64L * 1024 * 1024, 500);
        }
    }

    /**
     * One entry of the list of what queries may call: one endpoint, or all endpoints of a host.
     *
     * @param named the endpoint as queries name it, or {@code https://host/} where the entry is a host
     * @param wholeHost whether every path of the host is meant, by HTTP and HTTPS
     * @param address what is called when it is named: the endpoint itself, or a copy of it elsewhere
     */
    record AllowedService(URI named, boolean wholeHost, URI address) {
        /**
         * Reads an entry: {@code id.nlm.nih.gov} (a host), {@code https://example.org/sparql} (an endpoint), or
         * {@code https://example.org/sparql=http://localhost:4040/copy} (an endpoint that is asked at another address).
         */
        static AllowedService parse(String entry) {
            boolean wholeHost = entry.matches(HOST + "(" + PORT + ")?");
            String[] parts = wholeHost ? new String[] {"https://" + entry + "/"} : entry.split("=(?=https?://)", 2);
            return new AllowedService(required(parts[0]), wholeHost, required(parts[parts.length - 1]));
        }

        private static URI required(String text) {
            return endpoint(text)
                    .orElseThrow(() -> new IllegalArgumentException("\"" + text
                            + "\" is no endpoint → a host such as id.nlm.nih.gov, an address such as https://example.org/sparql,"
                            + " or both as https://example.org/sparql=http://localhost:4040/sparql"));
        }

        /** The address to call for an endpoint that a query names; empty where this entry does not allow it. */
        private Optional<URI> addressOf(URI endpoint) {
            boolean sameHost = named.getHost().equals(endpoint.getHost()) && named.getPort() == endpoint.getPort();
            return wholeHost
                    ? Optional.of(endpoint).filter(e -> sameHost)
                    : Optional.of(address).filter(a -> named.equals(endpoint));
        }
    }

    /** MeSH at NLM and Wikidata; 10 seconds, 100,000 rows. */
    public static ServiceRules usual() {
        return new ServiceRules(true, List.of(), Set.of(), Limits.of(Duration.ofSeconds(10), 100_000))
                .allowing(List.of("id.nlm.nih.gov", "query.wikidata.org"));
    }

    /** Nothing, not even the store's own endpoints. */
    public static ServiceRules closed() {
        return new ServiceRules(false, List.of(), Set.of(), usual().limits());
    }

    /**
     * The same and these entries, which go before: hosts, endpoints, or endpoints with the address of a copy.
     *
     * @throws IllegalArgumentException if one is none
     */
    public ServiceRules allowing(List<String> entries) {
        List<AllowedService> all = Stream.concat(entries.stream().map(AllowedService::parse), allowed.stream())
                .toList();
        return new ServiceRules(open, all, privateHosts, limits);
    }

    /** The same, and these {@code host:port} may have an address of a private network. */
    public ServiceRules allowingPrivate(List<String> hosts) {
        Set<String> more = new HashSet<>(privateHosts);
        for (String host : hosts) {
            if (!host.matches(HOST + PORT)) {
                throw new IllegalArgumentException(
                        "\"" + host + "\" is no host and port → such as fuseki.internal:3030");
            }
            more.add(host.toLowerCase(Locale.ROOT));
        }
        return new ServiceRules(open, allowed, more, limits);
    }

    /** The same within other limits. */
    public ServiceRules within(Limits other) {
        return new ServiceRules(open, allowed, privateHosts, other);
    }

    /** The address to call for the IRI of an endpoint; empty where nothing allows it. */
    Optional<URI> addressOf(String iri) {
        return endpoint(iri)
                .filter(endpoint -> open)
                .flatMap(endpoint -> allowed.stream()
                        .flatMap(service -> service.addressOf(endpoint).stream())
                        .findFirst());
    }

    /** An operator who writes an address of a private network, or localhost, means it; a name must be named once more. */
    Set<String> allPrivateHosts() {
        Set<String> hosts = new HashSet<>(privateHosts);
        for (AllowedService service : allowed) {
            URI address = service.address();
            String host = address.getHost();
            if (host.equals("localhost") || host.matches("[\\d.]+|\\[.*]")) {
                hosts.add(
                        hostAndPort(host, address.getPort() >= 0 ? address.getPort() : usualPort(address.getScheme())));
            }
        }
        return hosts;
    }

    /** A host and port in one form, an IPv6 address without brackets. */
    static String hostAndPort(String host, int port) {
        return host.replaceAll("[\\[\\]]", "").toLowerCase(Locale.ROOT) + ":" + port;
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
            String port = uri.getPort() < 0 || uri.getPort() == usualPort(scheme) ? "" : ":" + uri.getPort();
            String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            String host = uri.getHost().toLowerCase(Locale.ROOT);
            return Optional.of(new URI(scheme + "://" + host + port + path + query));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static int usualPort(String scheme) {
        return scheme.equals("http") ? 80 : 443;
    }
}
