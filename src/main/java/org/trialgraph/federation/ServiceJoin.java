package org.trialgraph.federation;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIterPeek;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.engine.iterator.QueryIterRepeatApply;
import org.apache.jena.sparql.engine.join.Join;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Joins the rows so far with what endpoints find: some rows at a time, so that there is one request for many rows. Where the
 * endpoint is a variable, the rows are put together by what they name, and all endpoints are looked at before any is called.
 */
final class ServiceJoin extends QueryIterRepeatApply {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceJoin.class);
    private static final int TOGETHER = 100;

    private final OpService operation;
    private final Services services;
    private @Nullable QueryIterPeek rows;

    ServiceJoin(OpService operation, QueryIterator input, ExecutionContext context, Services services) {
        super(input, context);
        this.operation = operation;
        this.services = services;
    }

    /** The rows so far, those that name one endpoint one after the other; read when the first is asked for. */
    @Override
    protected QueryIterPeek getInput() {
        if (rows == null) {
            QueryIterator input = super.getInput();
            rows = QueryIterPeek.create(
                    operation.getService().isVariable() ? byService(input) : input, getExecContext());
        }
        return rows;
    }

    private QueryIterator byService(QueryIterator input) {
        Map<Node, List<Binding>> groups = new LinkedHashMap<>();
        input.forEachRemaining(row ->
                groups.computeIfAbsent(service(row), s -> new ArrayList<>()).add(row));
        if (!operation.getSilent()) {
            groups.keySet().forEach(services::check);
        }
        return iterator(groups.values().stream().flatMap(List::stream).iterator());
    }

    @Override
    protected QueryIterator nextStage(Binding first) {
        Node service = service(first);
        List<Binding> inputs = new ArrayList<>(List.of(first));
        while (inputs.size() < TOGETHER
                && getInput().hasNext()
                && service.equals(service(getInput().peek()))) {
            inputs.add(getInput().next());
        }
        try {
            List<Binding> found = services.rows(service, operation.getSubOp(), inputs, getExecContext());
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

    private QueryIterator iterator(Iterator<Binding> bindings) {
        return QueryIterPlainWrapper.create(bindings, getExecContext());
    }

    @Override
    protected void closeSubIterator() {
        super.closeSubIterator();
        if (rows != null) {
            rows.close();
        }
    }

    /** The endpoint that a row names; the variable itself where the row leaves it open. */
    private Node service(Binding row) {
        Node service = operation.getService();
        Node value = service.isVariable() ? row.get(Var.alloc(service)) : service;
        return value == null ? service : value;
    }
}
