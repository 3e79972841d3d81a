package org.trialgraph.format;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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

/** The one list of formats, in the order in which they are asked whether a document is theirs. */
public final class Formats {
    private final List<Format> all;
    private final SeveralTrials pages;

    /** Every format, with the code tables they read. */
    public Formats(Codes codes) {
        List<Format> own = List.of(
                StudyReader.apiVersion2(codes),
                StudyReader.apiVersion1(codes),
                StudyReader.xml(codes),
                StudyReader.aact(codes),
                TrdsRecord.portalXml(codes),
                new IctrpCsvFormat(codes),
                new CtgovCsvFormat(codes),
                new CtgovRisFormat(codes),
                new PageTableFormat("umin-csv", "umin", codes),
                new PageTableFormat("jrct-csv", "jrct", codes),
                FhirStudy.format(codes),
                CtisRecord.format(codes),
                DrksRecord.format(codes),
                AnzctrRecord.format(codes),
                IsrctnRecord.xmlFormat(codes),
                IsrctnRecord.jsonFormat(codes),
                TrdsRecord.registryXml("chictr", codes),
                TrdsRecord.registryXml("rebec", codes),
                TrdsRecord.registryXml("irct", codes),
                TrdsRecord.anyRegistryXml(codes),
                EuctrFormat.ofJson(codes),
                EuctrFormat.ofPages(codes),
                EuctrFormat.ofText(codes),
                SiteFormat.of("euctr-results", codes),
                SiteFormat.of("ctis-page", codes),
                new VeevaFormat(codes),
                new TrialExchangeFormat(codes),
                SiteFormat.of("clincosm", codes),
                SiteFormat.of("guidelinecentral", codes),
                new CtgovTabularFormat(codes),
                new CtgovPageFormat(codes),
                new CtgovClassicFormat(codes),
                ChictrFormat.itmctr(codes),
                ChictrFormat.chictr(codes));
        Stream<Format> sites =
                ResourceLines.beside(SiteFormat.class, "formats.txt").stream().map(name -> SiteFormat.of(name, codes));
        List<Format> known = Stream.concat(own.stream(), sites).toList();
        pages = new SeveralTrials(known.stream()
                .filter(format -> format instanceof PageFormat || format instanceof EuctrFormat)
                .toList());
        all = Stream.concat(known.stream(), Stream.of(new UnknownPageFormat(codes, known)))
                .toList();
    }

    /** Every format. */
    public List<Format> all() {
        return all;
    }

    /** The format of a name. */
    public Optional<Format> named(String name) {
        return all.stream().filter(format -> format.name().equals(name)).findFirst();
    }

    /** The format of a document, told from its beginning; empty where it holds no registration, or pages of several trials. */
    public Optional<Format> of(Sample sample) {
        return all.stream()
                .filter(format -> format.recognises(sample))
                .findFirst()
                .filter(format -> refused(format, sample).isEmpty());
    }

    /** What a document without a format is; empty where that is not known. */
    public Optional<OtherDocument> refused(Sample sample) {
        return all.stream()
                .filter(format -> format.recognises(sample))
                .findFirst()
                .map(format -> refused(format, sample))
                .orElseGet(() -> OtherDocument.of(sample));
    }

    private Optional<OtherDocument> refused(Format format, Sample sample) {
        return format instanceof UnknownPageFormat
                ? OtherDocument.of(sample)
                : Optional.of(pages).filter(all -> all.pages().contains(format)).flatMap(all -> all.refuse(sample));
    }
}
