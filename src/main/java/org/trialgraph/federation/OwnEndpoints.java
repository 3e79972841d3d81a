package org.trialgraph.federation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.jena.sparql.core.DatasetGraph;

/** The endpoints of the store itself, under all addresses by which queries name them. They are asked without HTTP. */
public final class OwnEndpoints {
    private final Function<String, Optional<DatasetGraph>> datasets;
    private final List<String> addresses;

    /**
     * @param datasets the dataset behind a path such as {@code sparql} or {@code ctgov/sparql}
     * @param addresses what stands before the path, such as {@code https://w3id.org/trialgraph/}
     */
    public OwnEndpoints(Function<String, Optional<DatasetGraph>> datasets, List<String> addresses) {
        this.datasets = datasets;
        this.addresses = List.copyOf(addresses);
    }

    /** The same, named by one more address. */
    public OwnEndpoints alsoAt(String address) {
        List<String> more = new ArrayList<>(addresses);
        more.add(address);
        return new OwnEndpoints(datasets, more);
    }

    /** The dataset of an endpoint, where it is one of these. */
    Optional<DatasetGraph> of(String iri) {
        return addresses.stream()
                .filter(iri::startsWith)
                .flatMap(address -> datasets.apply(iri.substring(address.length())).stream())
                .findFirst();
    }
}
