package org.trialgraph.registry;

import java.util.List;
import org.trialgraph.model.Publisher;
import org.trialgraph.model.Publisher.Rank;

/** The publishers of the formats that this project reads, with their terms of use. */
public final class Publishers {
    public static final Publisher CLINICALTRIALS_GOV = new Publisher(
            "ctgov", "ClinicalTrials.gov", Rank.REGISTRY, "https://clinicaltrials.gov/about-site/terms-conditions");
    public static final Publisher CHICTR =
            new Publisher("chictr", "Chinese Clinical Trial Registry", Rank.REGISTRY, "https://www.chictr.org.cn/");
    public static final Publisher VEEVA =
            new Publisher("veeva", "ClinicalTrials.Veeva", Rank.AGGREGATOR, "https://ctv.veeva.com/terms-of-use");
    public static final Publisher TRIAL_EXCHANGE = new Publisher(
            "trialexchange", "Clinical Trial Exchange", Rank.AGGREGATOR, "https://clinicaltrialexchange.com/");
    public static final Publisher ICTRP = new Publisher(
            "ictrp",
            "WHO International Clinical Trials Registry Platform",
            Rank.AGGREGATOR,
            "https://www.who.int/tools/clinical-trials-registry-platform/network/registry-criteria/terms-and-conditions-for-the-use-of-the-ictrp-search-portal");
    public static final Publisher EUCTR = new Publisher(
            "euctr",
            "EU Clinical Trials Register",
            Rank.REGISTRY,
            "https://www.clinicaltrialsregister.eu/disclaimer.html");
    public static final Publisher CTIS = new Publisher(
            "ctis", "EU Clinical Trials Information System", Rank.REGISTRY, "https://euclinicaltrials.eu/");
    public static final Publisher ISRCTN =
            new Publisher("isrctn", "ISRCTN Registry", Rank.REGISTRY, "https://creativecommons.org/licenses/by/4.0/");
    public static final Publisher REBEC = new Publisher(
            "rebec", "Brazilian Registry of Clinical Trials", Rank.REGISTRY, "https://ensaiosclinicos.gov.br/");
    public static final Publisher IRCT = new Publisher(
            "irct", "Iranian Registry of Clinical Trials", Rank.REGISTRY, "https://irct.behdasht.gov.ir/");

    public static final Publisher MEDPATH =
            new Publisher("medpath", "MedPath", Rank.AGGREGATOR, "https://trial.medpath.com/");
    public static final Publisher TRIALS_CO =
            new Publisher("trials-co", "Trials.co", Rank.AGGREGATOR, "https://trials.co/");
    public static final Publisher MEDDATAX =
            new Publisher("meddatax", "MedDataX", Rank.AGGREGATOR, "https://meddatax.com/");
    public static final Publisher ICH_GCP = new Publisher("ichgcp", "ICH GCP", Rank.AGGREGATOR, "https://ichgcp.net/");
    public static final Publisher CENTERWATCH =
            new Publisher("centerwatch", "CenterWatch", Rank.AGGREGATOR, "https://www.centerwatch.com/");
    public static final Publisher UC_BRAID = new Publisher(
            "ucbraid",
            "University of California Health Clinical Trials",
            Rank.AGGREGATOR,
            "https://clinicaltrials.ucbraid.org/");
    public static final Publisher IGNITE =
            new Publisher("ignite", "Ignite", Rank.AGGREGATOR, "https://www.ignite-sd.com/");
    public static final Publisher ITMCTR = new Publisher(
            "itmctr",
            "International Traditional Medicine Clinical Trial Registry",
            Rank.REGISTRY,
            "http://itmctr.ccebtcm.org.cn/");
    public static final Publisher CRIS =
            new Publisher("kct", "Clinical Research Information Service", Rank.REGISTRY, "https://cris.nih.go.kr/");
    /** Of documents in a form that all registries use, before their trials are read. */
    public static final Publisher ANY_REGISTRY =
            new Publisher("registry", "a registry of the WHO network", Rank.REGISTRY, "");

    /** Of a page that says nowhere whose it is. */
    public static final Publisher UNKNOWN = new Publisher("unknown", "Unknown publisher", Rank.AGGREGATOR, "");

    private static final List<Publisher> REGISTRIES =
            List.of(CLINICALTRIALS_GOV, CHICTR, EUCTR, CTIS, ISRCTN, REBEC, IRCT, ITMCTR, CRIS);

    private Publishers() {}

    /**
     * A registry as the publisher of its own records.
     *
     * @throws IllegalArgumentException if no registry has this key
     */
    public static Publisher registry(String key) {
        return REGISTRIES.stream()
                .filter(publisher -> publisher.key().equals(key))
                .findFirst()
                .or(() -> Registries.of(key).map(Publishers::of))
                .orElseThrow(() -> new IllegalArgumentException("no registry has the key " + key));
    }

    private static Publisher of(Registry registry) {
        return new Publisher(
                registry.key(), registry.name(), Rank.REGISTRY, registry.terms().orElse(registry.home()));
    }
}
