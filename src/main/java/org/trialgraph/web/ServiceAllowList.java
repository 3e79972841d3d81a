package org.trialgraph.web;

import java.util.List;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.QueryDeniedException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.service.ServiceExecutorRegistry;

/** Opens SERVICE for the named addresses and for no other. */
final class ServiceAllowList {
    private final List<String> addresses;

    ServiceAllowList(List<String> addresses) {
        this.addresses = List.copyOf(addresses);
    }

    /** Applies the list to a dataset; with an empty list SERVICE stays closed, as the configuration has it. */
    void applyTo(DatasetGraph dataset) {
        if (addresses.isEmpty()) {
            return;
        }
        ServiceExecutorRegistry registry =
                ServiceExecutorRegistry.standardRegistry().copy();
        registry.addSingleLink((execute, original, binding, context, chain) -> {
            String address = execute.getService().isURI() ? execute.getService().getURI() : "";
            if (!addresses.contains(address)) {
                throw new QueryDeniedException("SERVICE <" + address + "> is not among the addresses allowed here");
            }
            return chain.createExecution(execute, original, binding, context);
        });
        ServiceExecutorRegistry.set(dataset.getContext(), registry);
        dataset.getContext().set(ARQ.httpServiceAllowed, true);
    }
}
