package org.trialgraph.format.ctgov;

import static org.trialgraph.model.TrialProperties.*;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.record.XmlFields;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Flag;
import org.trialgraph.model.MeshTerm;
import org.trialgraph.model.MeshTerm.About;
import org.trialgraph.model.PartialDate;
import org.trialgraph.model.Reference;
import org.trialgraph.text.Dates;
import org.trialgraph.text.TextNormalizer;

/** Publications, data sharing, MeSH terms, and whether there are results. */
final class SupplementElements {
    private static final Pattern PMID = Pattern.compile("[1-9]\\d{0,8}");

    private final TrialReader trial;

    SupplementElements(TrialReader trial) {
        this.trial = trial;
    }

    void read(XmlFields study) {
        study.objects("reference").forEach(r -> publication(r, "BackgroundReference"));
        study.objects("results_reference").forEach(r -> publication(r, "ResultReference"));
        study.objects("link")
                .forEach(l -> reference(Optional.empty(), l.text("url"), l.text("description"), "SeeAlso"));
        study.object("provided_document_section").objects("provided_document").forEach(this::document);
        study.object("study_docs").objects("study_doc").forEach(this::studyDoc);
        dataSharing(study.object("patient_data"));
        meshTerms(study.object("condition_browse"), About.CONDITION);
        meshTerms(study.object("intervention_browse"), About.INTERVENTION);
        trial.trial().add(HAS_RESULTS, new Flag(study.has("clinical_results")));
        study.ignore(
                "clinical_results", trial.ledger(), "results are outside the model; tg:hasResults says they exist");
    }

    private void publication(XmlFields reference, String kind) {
        reference(reference.text("PMID"), Optional.empty(), reference.text("citation"), kind);
    }

    private void reference(Optional<String> pmid, Optional<String> url, Optional<String> citation, String kind) {
        Optional<String> number =
                pmid.map(TextNormalizer::clean).filter(p -> PMID.matcher(p).matches());
        Reference reference = new Reference(
                number, url.map(TextNormalizer::clean), trial.words(citation), Optional.of(Coded.implied(kind)));
        if (number.isPresent() || url.isPresent() || reference.citation().isPresent()) {
            trial.trial().reference(reference);
        }
    }

    private void document(XmlFields document) {
        Optional<String> date = document.text("document_date")
                .map(printed -> Dates.parse(printed).map(PartialDate::lexical).orElse(printed));
        Optional<String> label = document.text("document_type")
                .map(type -> type + date.map(d -> ", " + d).orElse(""));
        reference(Optional.empty(), document.text("document_url"), label, "StudyDocument");
        for (String content : new String[] {"document_has_protocol", "document_has_icf", "document_has_sap"}) {
            document.ignore(content, trial.ledger(), "the title of the document says so");
        }
    }

    private void studyDoc(XmlFields document) {
        String label = Stream.of("doc_type", "doc_id", "doc_comment")
                .flatMap(part -> document.text(part).stream())
                .collect(Collectors.joining(" "));
        reference(Optional.empty(), document.text("doc_url"), Optional.of(label), "ParticipantData");
    }

    private void dataSharing(XmlFields data) {
        trial.coded(IPD_SHARING, data.text("sharing_ipd"), data.place("sharing_ipd"));
        trial.prose(IPD_SHARING_DESCRIPTION, CtgovXmlFormat.textblock(data, "ipd_description"));
        data.texts("ipd_info_type")
                .forEach(type -> trial.coded(IPD_SHARING_INFO_TYPE, Optional.of(type), data.place("ipd_info_type")));
        trial.prose(IPD_SHARING_TIME_FRAME, CtgovXmlFormat.textblock(data, "ipd_time_frame"));
        trial.prose(IPD_SHARING_ACCESS_CRITERIA, CtgovXmlFormat.textblock(data, "ipd_access_criteria"));
        reference(Optional.empty(), data.text("ipd_url"), Optional.empty(), "ParticipantData");
    }

    private void meshTerms(XmlFields browse, About about) {
        for (String term : browse.texts("mesh_term")) {
            trial.trial().registryMesh(new MeshTerm(Optional.empty(), TextNormalizer.clean(term), about));
        }
    }
}
