package org.trialgraph.federation;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryDeniedException;
import org.apache.jena.query.QueryExecException;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.http.QueryExceptionHTTP;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.service.ServiceExecutorRegistry;
import org.apache.jena.sparql.util.Symbol;
import org.jspecify.annotations.Nullable;
import org.trialgraph.federation.ServiceClient.ServiceFailure;
import org.trialgraph.rdf.Vocabulary;

/**
 * Answers SERVICE in the datasets that it is applied to: from the store's own endpoints, which are asked without HTTP under all
 * addresses by which queries name them, and from others where the rules allow them. Jena's own way to other endpoints stays
 * closed.
 */
public final class Services implements AutoCloseable {
    private static final Symbol REQUESTS = Symbol.create(Vocabulary.TG + "serviceRequests");
    private static final int BAD_GATEWAY = 502;

    private final ServiceRules rules;
    private final Function<String, Optional<DatasetGraph>> ownDatasets;
    private final List<String> ownAddresses;
    /** Made when a query first asks another server: most never do. */
    private @Nullable ServiceClient client;

    /**
     * @param rules what may be called
     * @param ownDatasets the store's dataset behind a path such as {@code sparql} or {@code ctgov/sparql}
     * @param ownAddresses what stands before the path, such as {@code https://w3id.org/trialgraph/}
     */
    public Services(
            ServiceRules rules, Function<String, Optional<DatasetGraph>> ownDatasets, List<String> ownAddresses) {
        this.rules = rules;
        this.ownDatasets = ownDatasets;
        this.ownAddresses = new CopyOnWriteArrayList<>(ownAddresses);
    }

    /** Tells by which further address queries may name the store's own endpoints: where the server listens. */
    public void alsoAt(String address) {
        ownAddresses.add(address);
    }

    /** Whether queries can call anything. */
    public boolean open() {
        return rules.open();
    }

    /** Lets the queries of a dataset call endpoints in this way and in no other. */
    public void applyTo(DatasetGraph dataset) {
        ServiceExecutorRegistry registry = new ServiceExecutorRegistry();
        registry.addBulkLink((operation, input, context, none) -> new ServiceJoin(operation, input, context, this));
        ServiceExecutorRegistry.set(dataset.getContext(), registry);
    }

    /** Throws where an endpoint may not be asked. */
    void check(Node service) {
        if (!service.isURI()) {
            throw new QueryExecException("SERVICE " + service + " names no endpoint: it is not bound to an IRI");
        }
        if (own(service.getURI()).isEmpty()) {
            allowed(service.getURI());
        }
    }

    /** The rows of an endpoint that can be joined with the given ones, and maybe others. */
    List<Binding> rows(Node service, Op pattern, List<Binding> inputs, ExecutionContext context) {
        check(service);
        String iri = service.getURI();
        AtomicInteger requests = requests(context);
        RemoteQuery remote = RemoteQuery.of(pattern, inputs);
        try {
            return own(iri).map(dataset -> here(dataset, remote, requests))
                    .orElseGet(
                            () -> client().select(allowed(iri), remote.query().toString()).stream()
                                    .map(remote::local)
                                    .toList());
        } catch (ServiceFailure e) {
            throw new QueryExceptionHTTP(
                    BAD_GATEWAY,
                    "SERVICE <" + iri + "> " + e.getMessage()
                            + " → SERVICE SILENT gives the rest without it; the option --allow-service " + iri
                            + "=URL asks a copy of it at URL");
        }
    }

    private Optional<DatasetGraph> own(String iri) {
        return ownAddresses.stream()
                .filter(address -> rules.open() && iri.startsWith(address))
                .flatMap(address -> ownDatasets.apply(iri.substring(address.length())).stream())
                .findFirst();
    }

    private URI allowed(String iri) {
        return rules.addressOf(iri)
                .orElseThrow(() -> new QueryDeniedException("SERVICE <" + iri
                        + "> is not among the endpoints allowed here → "
                        + (rules.open()
                                ? "who runs this allows it by the option --allow-service " + iri
                                : "who runs this has closed SERVICE by --no-service")));
    }

    /** Counts what one query asks, with what it asks by way of the store's own endpoints; each query has its context. */
    private AtomicInteger requests(ExecutionContext context) {
        AtomicInteger requests = context.getContext().get(REQUESTS);
        if (requests == null) {
            requests = new AtomicInteger();
            context.getContext().set(REQUESTS, requests);
        }
        if (requests.incrementAndGet() > rules.limits().requests()) {
            throw new QueryDeniedException(
                    "a query may call endpoints " + rules.limits().requests() + " times: ask for less");
        }
        return requests;
    }

    /** The rows of one of the store's own datasets, whose values can be read only before its transaction ends. */
    private List<Binding> here(DatasetGraph dataset, RemoteQuery remote, AtomicInteger requests) {
        return dataset.calculateRead(() -> {
            try (QueryExec execution = QueryExec.dataset(dataset)
                    .query(remote.query())
                    .set(REQUESTS, requests)
                    .timeout(rules.limits().timeout().toMillis(), TimeUnit.MILLISECONDS)
                    .build()) {
                return ServiceClient.atMost(rules.limits().rows(), execution.select()).stream()
                        .map(remote::local)
                        .toList();
            } catch (QueryCancelledException e) {
                throw new ServiceFailure(
                        "did not answer within " + rules.limits().timeout().toSeconds() + " seconds");
            }
        });
    }

    private synchronized ServiceClient client() {
        if (client == null) {
            client = new ServiceClient(rules);
        }
        return client;
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            client.close();
        }
    }
}
