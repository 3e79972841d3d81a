package org.trialgraph.federation;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.jena.graph.Node;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryDeniedException;
import org.apache.jena.query.QueryExecException;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.http.QueryExceptionHTTP;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.service.ServiceExecutorRegistry;
import org.apache.jena.sparql.util.Symbol;
import org.trialgraph.rdf.Vocabulary;

/**
 * Answers SERVICE in the datasets that it is applied to: from the store's own endpoints, and from others where the rules
 * allow them. Jena's own way to other endpoints stays closed.
 */
public final class Services implements AutoCloseable {
    private static final Symbol REQUESTS = Symbol.create(Vocabulary.TG + "serviceRequests");
    private static final int BAD_GATEWAY = 502;

    private final ServiceRules rules;
    private final ServiceClient client;
    private volatile OwnEndpoints own;

    /**
     * @param rules what may be called
     * @param own the store's own endpoints
     */
    public Services(ServiceRules rules, OwnEndpoints own) {
        this.rules = rules;
        this.own = own;
        this.client = ServiceClient.start(rules);
    }

    /** Tells by which further address queries may name the store's own endpoints: where the server listens. */
    public void alsoAt(String address) {
        own = own.alsoAt(address);
    }

    /** Whether queries can call anything. */
    public boolean open() {
        return rules.open();
    }

    /** Lets the queries of a dataset call endpoints in this way and in no other. */
    public void applyTo(DatasetGraph dataset) {
        ServiceExecutorRegistry registry = new ServiceExecutorRegistry();
        registry.addBulkLink(
                (operation, input, context, none) -> new ServiceJoin(operation, input, context, new Endpoints()));
        ServiceExecutorRegistry.set(dataset.getContext(), registry);
    }

    /** The endpoints that there are for a query. */
    private final class Endpoints implements ServiceJoin.Asked {
        @Override
        public void check(Node service) {
            if (!service.isURI()) {
                throw new QueryExecException("SERVICE " + service + " names no endpoint: it is not bound to an IRI");
            }
            if (own(service.getURI()).isEmpty()) {
                allowed(service.getURI());
            }
        }

        @Override
        public List<Binding> rows(Node service, OpService operation, List<Binding> inputs, ExecutionContext context) {
            check(service);
            String iri = service.getURI();
            AtomicInteger requests = requests(context);
            RemoteQuery remote = RemoteQuery.of(operation.getSubOp(), inputs);
            try {
                Optional<DatasetGraph> dataset = own(iri);
                List<Binding> rows = dataset.isPresent()
                        ? here(dataset.get(), remote, requests)
                        : client.select(allowed(iri), remote.query().toString());
                return rows.stream().map(remote::local).toList();
            } catch (ServiceFailure e) {
                throw new QueryExceptionHTTP(BAD_GATEWAY, "SERVICE <" + iri + "> " + e.getMessage());
            }
        }
    }

    private Optional<DatasetGraph> own(String iri) {
        return rules.open() ? own.of(iri) : Optional.empty();
    }

    private URI allowed(String iri) {
        return AllowedService.endpoint(iri)
                .filter(endpoint -> rules.open())
                .flatMap(endpoint -> rules.allowed().stream()
                        .flatMap(service -> service.addressOf(endpoint).stream())
                        .findFirst())
                .orElseThrow(() ->
                        new QueryDeniedException("SERVICE <" + iri + "> is not among the endpoints allowed here"));
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

    private List<Binding> here(DatasetGraph dataset, RemoteQuery remote, AtomicInteger requests) {
        return dataset.calculateRead(() -> {
            try (QueryExec execution = QueryExec.dataset(dataset)
                    .query(remote.query())
                    .set(REQUESTS, requests)
                    .timeout(rules.limits().timeout().toMillis(), TimeUnit.MILLISECONDS)
                    .build()) {
                return Rows.atMost(rules.limits().rows(), execution.select());
            } catch (QueryCancelledException e) {
                throw new ServiceFailure(
                        "did not answer within " + rules.limits().timeout().toSeconds() + " seconds");
            }
        });
    }

    @Override
    public void close() {
        client.close();
    }
}
