package org.trialgraph.format.chictr;

import java.util.List;
import java.util.regex.Pattern;
import org.trialgraph.codes.Codes;
import org.trialgraph.format.Sample;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.page.Page;
import org.trialgraph.format.page.PageFormat;
import org.trialgraph.registry.Registries;

/**
 * Trial pages of the Chinese Clinical Trial Registry and of the International Traditional Medicine Clinical Trial Registry
 * (ITMCTR). Each datum has a Chinese and an English label; values stand below either, and those that need no language below the
 * second one. Pages of ITMCTR have the labels and words of the Chinese registry, whose number stands among the other ids; the
 * number under the first label tells the two apart.
 */
public final class ChictrFormat extends PageFormat {
    private static final String ITMCTR = "itmctr";
    private static final Pattern ITMCTR_NUMBER = Pattern.compile(
            "(?:\u6CE8\u518C\u53F7|registration number) ?:? ?(?:registration number ?:? ?)?(?:itmctr|chimctr)-?\\d{8,}");

    private ChictrFormat(Codes codes, String registry) {
        super(codes.table(registry), Registries.publisher(registry), "", ChictrPage.LAYOUT);
    }

    /** Pages of the Chinese registry, with the code table {@code chictr}. */
    public static ChictrFormat chictr(Codes codes) {
        return new ChictrFormat(codes, "chictr");
    }

    /** Pages of ITMCTR, with the code table {@code itmctr}. */
    public static ChictrFormat itmctr(Codes codes) {
        return new ChictrFormat(codes, ITMCTR);
    }

    @Override
    public boolean recognises(Sample sample) {
        return !sample.json()
                && sample.contains("Registration number")
                && (sample.contains("注册号") || sample.contains("Date of Last Refreshed on", "Registration Status"))
                && (!name().equals(ITMCTR) || isOn(sample, "itmctr.ccebtcm.org.cn") || sample.contains(ITMCTR_NUMBER));
    }

    @Override
    protected Page prepared(Page page) {
        return super.prepared(page.split(line -> List.of(ChictrPage.inOneLanguage(line.raw()))));
    }

    @Override
    protected void read(Page page, TrialReader trial) {
        new ChictrReader(page, trial, codes()).read();
    }
}
