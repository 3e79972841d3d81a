package org.trialgraph.format.chictr;

import java.util.regex.Pattern;
import org.trialgraph.codes.Codes;
import org.trialgraph.format.Sample;
import org.trialgraph.registry.Registries;

/**
 * Trial pages of the International Traditional Medicine Clinical Trial Registry. They have the labels and words of the Chinese
 * registry, whose number stands among the other ids; the number under the first label tells the two apart.
 */
public final class ItmctrFormat extends ChictrFormat {
    private static final Pattern NUMBER = Pattern.compile(
            "(?:\u6CE8\u518C\u53F7|registration number) ?:? ?(?:registration number ?:? ?)?(?:itmctr|chimctr)-?\\d{8,}");

    /** Uses the code table {@code itmctr}. */
    public ItmctrFormat(Codes codes) {
        super(codes.table("itmctr"), Registries.publisher("itmctr"));
    }

    @Override
    public boolean recognises(Sample sample) {
        return super.recognises(sample) && (isOn(sample, "itmctr.ccebtcm.org.cn") || sample.contains(NUMBER));
    }
}
