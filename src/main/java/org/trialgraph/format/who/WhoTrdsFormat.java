package org.trialgraph.format.who;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialgraph.codes.Codes;
import org.trialgraph.format.Sample;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.record.FieldMapper.Mapping;
import org.trialgraph.format.record.XmlFields;
import org.trialgraph.format.record.XmlFormat;
import org.trialgraph.model.Publisher;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.model.Trial;
import org.trialgraph.model.TrialNumber;
import org.trialgraph.registry.Registries;
import org.trialgraph.registry.TrialNumbers;
import org.trialgraph.text.TextNormalizer;

/**
 * The data set as XML. Registries send it to WHO as {@code trials/trial/main} and its neighbours, ChiCTR under the name {@code
 * Triall}: an object of this class is the export of one registry whose words have a table of their own, or of any other; which
 * registry it is, the numbers of its trials say. WHO's portal exports hits with names of its own.
 */
public final class WhoTrdsFormat extends XmlFormat {
    private static final Pattern NUMBER = Pattern.compile("(?i)<trial_id>\\s*(?:<!\\[CDATA\\[)?\\s*([^<\\]]{3,80})");
    private static final Pattern MAIN = Pattern.compile("(?i)<main>|<trials\\b|<!ELEMENT\\s+main\\b");

    private final List<Mapping> table;
    private final Predicate<String> recognises;

    private WhoTrdsFormat(
            String name,
            String publisher,
            Codes codes,
            Set<String> records,
            List<Mapping> table,
            Predicate<String> recognises) {
        super(codes.table(name), Registries.publisher(publisher), "", records);
        this.table = table;
        this.recognises = recognises;
    }

    /** The portal's export of hits. */
    public static WhoTrdsFormat ofPortal(Codes codes) {
        return new WhoTrdsFormat(
                "ictrp-xml",
                "ictrp",
                codes,
                Set.of("trial"),
                TrdsRecord.PORTAL,
                text -> text.contains("<Trials_downloaded_from_ICTRP") || text.contains("<TrialID>"));
    }

    /** The export of one registry, named after its key. */
    public static WhoTrdsFormat of(String registry, Codes codes) {
        return ofRegistry(
                registry,
                codes,
                number -> TrialNumbers.recognise(TextNormalizer.clean(number))
                        .map(TrialNumber::registry)
                        .equals(Optional.of(registry)));
    }

    /** The export of any registry, its words read by the table of the data set. */
    public static WhoTrdsFormat ofAnyRegistry(Codes codes) {
        return ofRegistry("registry", codes, number -> true);
    }

    private static WhoTrdsFormat ofRegistry(String key, Codes codes, Predicate<String> firstNumber) {
        return new WhoTrdsFormat(key + "-xml", key, codes, Set.of("trial", "triall"), TrdsRecord.REGISTRY, text -> {
            Matcher number = NUMBER.matcher(text);
            return MAIN.matcher(text).find() && number.find() && firstNumber.test(number.group(1));
        });
    }

    @Override
    public boolean recognises(Sample sample) {
        return sample.markup() && recognises.test(sample.text());
    }

    @Override
    public Publisher publisher(Trial trial) {
        return trial.number()
                .filter(number -> table == TrdsRecord.REGISTRY)
                .map(number -> Registries.publisher(number.registry()))
                .orElse(publisher());
    }

    @Override
    protected String language(XmlFields record) {
        return TrdsRecord.language(record);
    }

    @Override
    protected BiConsumer<XmlFields, TrialReader> reader(SourceDocument document) throws IOException {
        TrdsDates.Orders dates = TrdsDates.ordersOf(document);
        return (record, trial) -> TrdsRecord.read(table, record, trial, dates);
    }
}
