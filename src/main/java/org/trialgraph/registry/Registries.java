package org.trialgraph.registry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The registries whose numbers are recognised: the one place that describes them. */
public final class Registries {
    private static final String WHO = "https://trialsearch.who.int/Trial2.aspx?TrialID=";
    private static final String NO_COUNTRY = "";
    private static final String NONE = "";

    /** All of them, in the order of their numbers' age and use. */
    public static final List<Registry> ALL = List.of(
            registry(
                    "ctgov",
                    "ClinicalTrials.gov",
                    "USA",
                    "https://clinicaltrials.gov/",
                    "https://clinicaltrials.gov/study/{id}",
                    "https://clinicaltrials.gov/about-site/terms-conditions",
                    "clinicaltrials"),
            registry(
                    "chictr",
                    "Chinese Clinical Trial Registry",
                    "CHN",
                    "https://www.chictr.org.cn/",
                    "https://www.chictr.org.cn/searchprojEN.html?regno={id}",
                    NONE,
                    "chictr"),
            registry(
                    "euctr",
                    "EU Clinical Trials Register",
                    NO_COUNTRY,
                    "https://www.clinicaltrialsregister.eu/",
                    "https://www.clinicaltrialsregister.eu/ctr-search/search?query={id}",
                    NONE,
                    "euclinicaltrials"),
            registry(
                    "ctis",
                    "EU Clinical Trials Information System",
                    NO_COUNTRY,
                    "https://euclinicaltrials.eu/",
                    "https://euclinicaltrials.eu/ctis-public/view/{id}",
                    NONE,
                    "ctis"),
            registry(
                    "isrctn",
                    "ISRCTN Registry",
                    "GBR",
                    "https://www.isrctn.com/",
                    "https://www.isrctn.com/{id}",
                    "https://www.isrctn.com/page/terms",
                    "isrctn"),
            registry(
                    "anzctr",
                    "Australian New Zealand Clinical Trials Registry",
                    NO_COUNTRY,
                    "https://www.anzctr.org.au/",
                    "https://www.anzctr.org.au/{id}.aspx",
                    NONE,
                    "anzctr"),
            registry(
                    "ctri",
                    "Clinical Trials Registry - India",
                    "IND",
                    "https://ctri.nic.in/",
                    WHO + "{id}",
                    NONE,
                    "ctri"),
            registry(
                    "jrct",
                    "Japan Registry of Clinical Trials",
                    "JPN",
                    "https://jrct.mhlw.go.jp/",
                    "https://jrct.mhlw.go.jp/en-latest-detail/{id}",
                    NONE,
                    "jrct"),
            registry(
                    "umin",
                    "UMIN Clinical Trials Registry",
                    "JPN",
                    "https://www.umin.ac.jp/ctr/",
                    WHO + "JPRN-{id}",
                    NONE,
                    "uminctr"),
            registry(
                    "drks",
                    "German Clinical Trials Register",
                    "DEU",
                    "https://drks.de/",
                    "https://drks.de/search/en/trial/{id}",
                    NONE,
                    "drks"),
            registry(
                    "irct",
                    "Iranian Registry of Clinical Trials",
                    "IRN",
                    "https://irct.behdasht.gov.ir/",
                    "https://irct.behdasht.gov.ir/search/result?query={id}",
                    NONE,
                    "irct"),
            registry(
                    "kct",
                    "Clinical Research Information Service",
                    "KOR",
                    "https://cris.nih.go.kr/",
                    WHO + "{id}",
                    NONE,
                    "kcris"),
            registry(
                    "pactr",
                    "Pan African Clinical Trials Registry",
                    NO_COUNTRY,
                    "https://pactr.samrc.ac.za/",
                    WHO + "{id}",
                    NONE,
                    "pactr"),
            registry(
                    "tctr",
                    "Thai Clinical Trials Registry",
                    "THA",
                    "https://www.thaiclinicaltrials.org/",
                    "https://www.thaiclinicaltrials.org/show/{id}",
                    NONE,
                    "tctr"),
            registry(
                    "slctr",
                    "Sri Lanka Clinical Trials Registry",
                    "LKA",
                    "https://slctr.lk/",
                    WHO + "{id}",
                    NONE,
                    "slctr"),
            registry(
                    "rebec",
                    "Brazilian Registry of Clinical Trials",
                    "BRA",
                    "https://ensaiosclinicos.gov.br/",
                    "https://ensaiosclinicos.gov.br/rg/{id}",
                    NONE,
                    "rebec"),
            registry(
                    "rpcec",
                    "Cuban Public Registry of Clinical Trials",
                    "CUB",
                    "https://rpcec.sld.cu/",
                    "https://rpcec.sld.cu/en/trials/{id}",
                    NONE,
                    "rpcec"),
            registry(
                    "repec",
                    "Peruvian Clinical Trials Registry",
                    "PER",
                    "https://ensayosclinicos-repec.ins.gob.pe/",
                    WHO + "{id}",
                    NONE,
                    "repec"),
            registry(
                    "lbctr",
                    "Lebanese Clinical Trials Registry",
                    "LBN",
                    "https://lbctr.moph.gov.lb/",
                    WHO + "{id}",
                    NONE,
                    "lbctr"),
            registry(
                    "ntr",
                    "Dutch Trial Register",
                    "NLD",
                    "https://onderzoekmetmensen.nl/en",
                    "https://onderzoekmetmensen.nl/en/trial/{id}",
                    NONE,
                    NONE),
            registry(
                    "itmctr",
                    "International Traditional Medicine Clinical Trial Registry",
                    "CHN",
                    "http://itmctr.ccebtcm.org.cn/",
                    WHO + "{id}",
                    NONE,
                    "itmctr"),
            registry(
                    "japic",
                    "JAPIC Clinical Trials Information",
                    "JPN",
                    "https://www.japic.or.jp/",
                    WHO + "JPRN-{id}",
                    NONE,
                    NONE),
            registry(
                    "jma",
                    "JMACCT Clinical Trials Registry",
                    "JPN",
                    "http://www.jmacct.med.or.jp/",
                    WHO + "JPRN-{id}",
                    NONE,
                    NONE),
            registry(
                    "snctp",
                    "Swiss National Clinical Trials Portal",
                    "CHE",
                    "https://www.kofam.ch/",
                    "https://www.kofam.ch/",
                    NONE,
                    "snctp"));

    private static final Map<String, Registry> BY_KEY =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Registry::key, Function.identity()));

    private Registries() {}

    /** The registry of a key. */
    public static Optional<Registry> of(String key) {
        return Optional.ofNullable(BY_KEY.get(key));
    }

    private static Registry registry(
            String key, String name, String country, String home, String page, String terms, String prefix) {
        return new Registry(key, name, given(country), home, page, given(terms), given(prefix));
    }

    private static Optional<String> given(String value) {
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }
}
