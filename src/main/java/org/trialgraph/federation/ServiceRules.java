package org.trialgraph.federation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What queries may call with SERVICE besides the store's own endpoints, and within which limits.
 *
 * @param open whether SERVICE is open at all
 * @param allowed the endpoints and hosts
 * @param privateHosts {@code host:port} of those that may have an address of a private network
 * @param limits how much a query may ask of them
 */
public record ServiceRules(boolean open, List<AllowedService> allowed, Set<String> privateHosts, ServiceLimits limits) {
    private static final List<String> USUAL = List.of("id.nlm.nih.gov", "query.wikidata.org");

    /** Copies the lists. */
    public ServiceRules {
        allowed = List.copyOf(allowed);
        privateHosts = Set.copyOf(privateHosts);
    }

    /** MeSH at NLM and Wikidata. */
    public static ServiceRules usual() {
        return new ServiceRules(
                true, USUAL.stream().map(AllowedService::parse).toList(), Set.of(), ServiceLimits.usual());
    }

    /** Nothing, not even the store's own endpoints. */
    public static ServiceRules closed() {
        return new ServiceRules(false, List.of(), Set.of(), ServiceLimits.usual());
    }

    /**
     * The same and these entries, which go before.
     *
     * @throws IllegalArgumentException if one is none
     * @see AllowedService#parse
     */
    public ServiceRules allowing(List<String> entries) {
        List<AllowedService> more =
                new ArrayList<>(entries.stream().map(AllowedService::parse).toList());
        more.addAll(allowed);
        return new ServiceRules(open, more, privateHosts, limits);
    }

    /** The same, and these {@code host:port} may have an address of a private network. */
    public ServiceRules allowingPrivate(List<String> hosts) {
        Set<String> more = new HashSet<>(privateHosts);
        for (String host : hosts) {
            if (!host.matches("[A-Za-z0-9.-]+:\\d{1,5}")) {
                throw new IllegalArgumentException(
                        "\"" + host + "\" is no host and port → such as fuseki.internal:3030");
            }
            more.add(host.toLowerCase(Locale.ROOT));
        }
        return new ServiceRules(open, allowed, more, limits);
    }

    /** The same within other limits. */
    public ServiceRules within(ServiceLimits other) {
        return new ServiceRules(open, allowed, privateHosts, other);
    }
}
