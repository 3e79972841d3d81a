package org.trialgraph.format;

import org.trialgraph.format.Publisher.Rank;

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

    private Publishers() {}
}
