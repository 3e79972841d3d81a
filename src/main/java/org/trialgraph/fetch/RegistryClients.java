package org.trialgraph.fetch;

import java.util.List;
import java.util.Optional;

/** The registries that documents can be fetched from. */
public final class RegistryClients {
    /** All of them. */
    public static final List<RegistryClient> ALL = List.of(new CtgovClient(), new IsrctnClient(), new CtisClient());

    private RegistryClients() {}

    /** The client of a name. */
    public static Optional<RegistryClient> named(String name) {
        return ALL.stream().filter(client -> client.name().equals(name)).findFirst();
    }
}
