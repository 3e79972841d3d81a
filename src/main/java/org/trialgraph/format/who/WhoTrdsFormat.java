package org.trialgraph.format.who;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialgraph.codes.Codes;
import org.trialgraph.format.Sample;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.record.XmlFields;
import org.trialgraph.format.record.XmlFormat;
import org.trialgraph.model.Publisher;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.model.Trial;
import org.trialgraph.model.TrialNumber;
import org.trialgraph.registry.Registries;
import org.trialgraph.registry.TrialNumbers;
import org.trialgraph.text.DayOrders;
import org.trialgraph.text.TextNormalizer;

/**
 * The XML in which registries send the data set to WHO: {@code trials/trial/main} and its neighbours, the records of ChiCTR
 * under the name {@code Triall}. An object of this class is the export of one registry whose words have a table of their own, or
 * of any other; which registry it is, the numbers of its trials say.
 */
public final class WhoTrdsFormat extends XmlFormat {
    private static final Pattern NUMBER = Pattern.compile("(?i)<trial_id>\\s*(?:<!\\[CDATA\\[)?\\s*([^<\\]]{3,80})");
    private static final Pattern MAIN = Pattern.compile("(?i)<main>|<trials\\b|<!ELEMENT\\s+main\\b");

    private final Optional<String> registry;

    private WhoTrdsFormat(String name, Publisher publisher, Optional<String> registry, Codes codes) {
        super(codes.table(name), publisher, "", Set.of("trial", "triall"));
        this.registry = registry;
    }

    /** The export of one registry, named after its key. */
    public static WhoTrdsFormat of(String registry, Codes codes) {
        return new WhoTrdsFormat(registry + "-xml", Registries.publisher(registry), Optional.of(registry), codes);
    }

    /** The export of any registry, its words read by the table of the data set. */
    public static WhoTrdsFormat ofAnyRegistry(Codes codes) {
        return new WhoTrdsFormat("registry-xml", Registries.publisher("registry"), Optional.empty(), codes);
    }

    @Override
    public boolean recognises(Sample sample) {
        if (!sample.markup() || !MAIN.matcher(sample.text()).find()) {
            return false;
        }
        Matcher number = NUMBER.matcher(sample.text());
        boolean found = number.find();
        if (registry.isEmpty()) {
            return found;
        }
        return found
                && TrialNumbers.recognise(TextNormalizer.clean(number.group(1)))
                        .map(TrialNumber::registry)
                        .equals(registry);
    }

    @Override
    public Publisher publisher(Trial trial) {
        return trial.number()
                .map(number -> Registries.publisher(number.registry()))
                .orElse(publisher());
    }

    @Override
    protected BiConsumer<XmlFields, TrialReader> reader(SourceDocument document) throws IOException {
        DayOrders dates = TrdsDates.ordersOf(document);
        return (record, trial) -> TrdsRecord.read(TrdsRecord.REGISTRY, record, trial, dates);
    }
}
