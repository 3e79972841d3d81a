package org.trialgraph.format.who;

import java.io.IOException;
import java.util.Set;
import java.util.function.BiConsumer;
import org.trialgraph.codes.Codes;
import org.trialgraph.format.Sample;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.record.XmlFields;
import org.trialgraph.format.record.XmlFormat;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.registry.Registries;
import org.trialgraph.text.DayOrders;

/** The portal's export of hits as XML. */
public final class IctrpXmlFormat extends XmlFormat {
    /** Uses the code table {@code ictrp-xml}. */
    public IctrpXmlFormat(Codes codes) {
        super(codes.table("ictrp-xml"), Registries.publisher("ictrp"), "", Set.of("trial"));
    }

    @Override
    public boolean recognises(Sample sample) {
        return sample.markup()
                && (sample.text().contains("<Trials_downloaded_from_ICTRP")
                        || sample.text().contains("<TrialID>"));
    }

    @Override
    protected String language(XmlFields record) {
        return TrdsRecord.portalLanguage(record);
    }

    @Override
    protected BiConsumer<XmlFields, TrialReader> reader(SourceDocument document) throws IOException {
        DayOrders dates = TrdsDates.ordersOf(document);
        return (record, trial) -> TrdsRecord.read(TrdsRecord.PORTAL, record, trial, dates);
    }
}
