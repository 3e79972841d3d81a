package org.trialgraph.registry;

import org.trialgraph.model.Publisher;

/** The publishers of the formats that this project reads, by name. What is known of them stands in the table. */
public final class Publishers {
    public static final Publisher CLINICALTRIALS_GOV = Registries.publisher("ctgov");
    public static final Publisher CHICTR = Registries.publisher("chictr");
    public static final Publisher EUCTR = Registries.publisher("euctr");
    public static final Publisher CTIS = Registries.publisher("ctis");
    public static final Publisher ISRCTN = Registries.publisher("isrctn");
    public static final Publisher IRCT = Registries.publisher("irct");
    public static final Publisher ITMCTR = Registries.publisher("itmctr");
    public static final Publisher CRIS = Registries.publisher("kct");
    public static final Publisher ICTRP = Registries.publisher("ictrp");
    public static final Publisher VEEVA = Registries.publisher("veeva");
    public static final Publisher TRIAL_EXCHANGE = Registries.publisher("trialexchange");
    /** Of documents in a form that all registries use, before their trials are read. */
    public static final Publisher ANY_REGISTRY = Registries.publisher("registry");
    /** Of a page that says nowhere whose it is. */
    public static final Publisher UNKNOWN = Registries.publisher("unknown");

    private Publishers() {}

    /**
     * A registry as the publisher of its own records.
     *
     * @throws IllegalArgumentException if no registry has this key
     */
    public static Publisher registry(String key) {
        return Registries.of(key).orElseThrow(() -> new IllegalArgumentException("no registry has the key " + key));
    }
}
