package org.trialgraph.federation;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.jena.graph.Node;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIter1;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.engine.join.Join;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Joins the rows so far with what endpoints find: some rows at a time, so that there is one request for many rows. Where the
 * endpoint is a variable, the rows are put together by what they name, and all endpoints are looked at before any is called.
 */
final class ServiceJoin extends QueryIter1 {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceJoin.class);
    private static final int TOGETHER = 100;

    /** Asks endpoints. */
    interface Asked {
        /** Throws where an endpoint may not be asked. */
        void check(Node service);

        /** The rows of an endpoint that can be joined with the given ones, and maybe others. */
        List<Binding> rows(Node service, OpService operation, List<Binding> inputs, ExecutionContext context);
    }

    private final OpService operation;
    private final Asked services;
    private Iterator<Binding> rows;
    private Binding held;
    private QueryIterator joined;

    ServiceJoin(OpService operation, QueryIterator input, ExecutionContext context, Asked services) {
        super(input, context);
        this.operation = operation;
        this.services = services;
    }

    @Override
    protected boolean hasNextBinding() {
        if (rows == null) {
            rows = operation.getService().isVariable() ? byService() : getInput();
        }
        while (joined == null || !joined.hasNext()) {
            if (held == null && !rows.hasNext()) {
                return false;
            }
            joined = next(held == null ? rows.next() : held);
        }
        return true;
    }

    private Iterator<Binding> byService() {
        Map<Node, List<Binding>> groups = new LinkedHashMap<>();
        getInput()
                .forEachRemaining(row -> groups.computeIfAbsent(service(row), s -> new ArrayList<>())
                        .add(row));
        if (!operation.getSilent()) {
            groups.keySet().forEach(services::check);
        }
        return groups.values().stream().flatMap(List::stream).iterator();
    }

    @Override
    protected Binding moveToNextBinding() {
        if (!hasNextBinding()) {
            throw new NoSuchElementException();
        }
        return joined.next();
    }

    private QueryIterator next(Binding first) {
        Node service = service(first);
        List<Binding> inputs = new ArrayList<>(List.of(first));
        held = null;
        while (held == null && inputs.size() < TOGETHER && rows.hasNext()) {
            Binding input = rows.next();
            if (service.equals(service(input))) {
                inputs.add(input);
            } else {
                held = input;
            }
        }
        return joined(service, inputs);
    }

    private QueryIterator joined(Node service, List<Binding> inputs) {
        try {
            List<Binding> found = services.rows(service, operation, inputs, getExecContext());
            return Join.join(iterator(inputs.iterator()), iterator(found.iterator()), getExecContext());
        } catch (QueryCancelledException e) {
            throw e;
        } catch (RuntimeException e) {
            if (operation.getSilent()) {
                LOG.info("SERVICE SILENT: {}", e.getMessage());
                return iterator(inputs.iterator());
            }
            throw e;
        }
    }

    private QueryIterator iterator(Iterator<Binding> rows) {
        return QueryIterPlainWrapper.create(rows, getExecContext());
    }

    /** The endpoint that a row names; the variable itself where the row leaves it open. */
    private Node service(Binding row) {
        Node service = operation.getService();
        Node value = service.isVariable() ? row.get(Var.alloc(service)) : service;
        return value == null ? service : value;
    }

    @Override
    protected void requestSubCancel() {
        if (joined != null) {
            joined.cancel();
        }
    }

    @Override
    protected void closeSubIterator() {
        if (joined != null) {
            joined.close();
        }
    }
}
