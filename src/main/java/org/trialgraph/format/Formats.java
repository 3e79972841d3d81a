package org.trialgraph.format;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.commons.collections4.ListUtils;
import org.jspecify.annotations.Nullable;
import org.trialgraph.codes.Codes;
import org.trialgraph.format.anzctr.AnzctrRecord;
import org.trialgraph.format.chictr.ChictrFormat;
import org.trialgraph.format.ctgov.CtgovClassicFormat;
import org.trialgraph.format.ctgov.CtgovCsvFormat;
import org.trialgraph.format.ctgov.CtgovPageFormat;
import org.trialgraph.format.ctgov.CtgovRisFormat;
import org.trialgraph.format.ctgov.CtgovTabularFormat;
import org.trialgraph.format.ctgov.StudyReader;
import org.trialgraph.format.ctis.CtisRecord;
import org.trialgraph.format.drks.DrksRecord;
import org.trialgraph.format.euctr.EuctrFormat;
import org.trialgraph.format.fhir.FhirStudy;
import org.trialgraph.format.isrctn.IsrctnRecord;
import org.trialgraph.format.page.PageFormat;
import org.trialgraph.format.site.PageTableFormat;
import org.trialgraph.format.site.SiteFormat;
import org.trialgraph.format.site.TrialExchangeFormat;
import org.trialgraph.format.site.UnknownPageFormat;
import org.trialgraph.format.site.VeevaFormat;
import org.trialgraph.format.who.IctrpCsvFormat;
import org.trialgraph.format.who.TrdsRecord;
import org.trialgraph.text.ResourceLines;

/**
 * The one list of formats, in the order in which they are asked whether a document is theirs. Each is made when it is first asked, as
 * most documents are of the first few.
 */
public final class Formats {
    private final List<Supplier<Format>> all;

    /** Every format, with the code tables they read. */
    public Formats(Codes codes) {
        Stream<Supplier<Format>> own = Stream.of(
                () -> StudyReader.apiVersion2(codes),
                () -> StudyReader.apiVersion1(codes),
                () -> StudyReader.xml(codes),
                () -> StudyReader.aact(codes),
                () -> TrdsRecord.portalXml(codes),
                () -> new IctrpCsvFormat(codes),
                () -> new CtgovCsvFormat(codes),
                () -> new CtgovRisFormat(codes),
                () -> new PageTableFormat("umin-csv", "umin", codes),
                () -> new PageTableFormat("jrct-csv", "jrct", codes),
                () -> FhirStudy.format(codes),
                () -> CtisRecord.format(codes),
                () -> DrksRecord.format(codes),
                () -> AnzctrRecord.format(codes),
                () -> IsrctnRecord.xmlFormat(codes),
                () -> IsrctnRecord.jsonFormat(codes),
                () -> TrdsRecord.registryXml("chictr", codes),
                () -> TrdsRecord.registryXml("rebec", codes),
                () -> TrdsRecord.registryXml("irct", codes),
                () -> TrdsRecord.anyRegistryXml(codes),
                () -> EuctrFormat.ofJson(codes),
                () -> EuctrFormat.ofPages(codes),
                () -> EuctrFormat.ofText(codes),
                () -> SiteFormat.of("euctr-results", codes),
                () -> SiteFormat.of("ctis-page", codes),
                () -> new VeevaFormat(codes),
                () -> new TrialExchangeFormat(codes),
                () -> SiteFormat.of("clincosm", codes),
                () -> SiteFormat.of("guidelinecentral", codes),
                () -> new CtgovTabularFormat(codes),
                () -> new CtgovPageFormat(codes),
                () -> new CtgovClassicFormat(codes),
                () -> ChictrFormat.itmctr(codes),
                () -> ChictrFormat.chictr(codes));
        Stream<Supplier<Format>> sites = ResourceLines.beside(SiteFormat.class, "formats.txt").stream()
                .map(name -> () -> SiteFormat.of(name, codes));
        List<Supplier<Format>> known =
                Stream.concat(own, sites).<Supplier<Format>>map(Once::new).toList();
        all = ListUtils.union(known, List.of(new Once(() -> new UnknownPageFormat(codes, made(known)))));
    }

    /** Makes a format once, for any number of threads. */
    private static final class Once implements Supplier<Format> {
        private final Supplier<Format> making;
        private @Nullable Format made;

        Once(Supplier<Format> making) {
            this.making = making;
        }

        @Override
        public synchronized Format get() {
            made = made == null ? making.get() : made;
            return made;
        }
    }

    private static List<Format> made(List<Supplier<Format>> formats) {
        return formats.stream().map(Supplier::get).toList();
    }

    /** Every format. */
    public List<Format> all() {
        return made(all);
    }

    /** The format of a name. */
    public Optional<Format> named(String name) {
        return all().stream().filter(format -> format.name().equals(name)).findFirst();
    }

    /** The format of a document, told from its beginning; empty where it holds no registration, or pages of several trials. */
    public Optional<Format> of(Sample sample) {
        return recognising(sample).filter(format -> refused(format, sample).isEmpty());
    }

    /** What a document without a format is; empty where that is not known. */
    public Optional<OtherDocument> refused(Sample sample) {
        return recognising(sample).map(format -> refused(format, sample)).orElseGet(() -> OtherDocument.of(sample));
    }

    private Optional<Format> recognising(Sample sample) {
        return all.stream()
                .map(Supplier::get)
                .filter(format -> format.recognises(sample))
                .findFirst();
    }

    private Optional<OtherDocument> refused(Format format, Sample sample) {
        if (format instanceof UnknownPageFormat) {
            return OtherDocument.of(sample);
        }
        return isOfPages(format)
                ? new SeveralTrials(all().stream()
                                .filter(each -> isOfPages(each) && !(each instanceof UnknownPageFormat))
                                .toList())
                        .refuse(sample)
                : Optional.empty();
    }

    private static boolean isOfPages(Format format) {
        return format instanceof PageFormat || format instanceof EuctrFormat;
    }
}
