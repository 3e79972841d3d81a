package org.trialgraph.format.ctgov;

import static org.trialgraph.model.TrialProperties.*;

import java.util.Optional;
import java.util.regex.Pattern;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.record.JsonFields;
import org.trialgraph.model.Coded;
import org.trialgraph.model.MeshTerm;
import org.trialgraph.model.MeshTerm.About;
import org.trialgraph.model.Reference;
import org.trialgraph.model.Text;
import org.trialgraph.text.MeshIds;
import org.trialgraph.text.TextNormalizer;

/** Publications, data sharing, and what the registry derived from a study. */
final class SupplementModules {
    private static final Pattern PMID = Pattern.compile("[1-9]\\d{0,8}");

    private final TrialReader trial;

    SupplementModules(TrialReader trial) {
        this.trial = trial;
    }

    void read(JsonFields protocol, JsonFields study) {
        references(protocol.object("referencesModule"));
        dataSharing(protocol.object("ipdSharingStatementModule"));
        JsonFields derived = study.object("derivedSection");
        meshTerms(derived.object("conditionBrowseModule"), About.CONDITION);
        meshTerms(derived.object("interventionBrowseModule"), About.INTERVENTION);
        JsonFields misc = derived.object("miscInfoModule");
        trial.date(SOURCE_VERSION_DATE, misc.text("versionHolder"), misc.place("versionHolder"));
        derived.ignore("miscInfoModule", trial.ledger(), "bookkeeping of the registry");
        study.object("documentSection")
                .object("largeDocumentModule")
                .objects("largeDocs")
                .forEach(this::studyDocument);
        study.ignore("documentSection", trial.ledger(), "bookkeeping of the study's documents");
        study.ignore("annotationSection", trial.ledger(), "notices of the authority on the record, not the study");
        study.ignore("resultsSection", trial.ledger(), "results are outside the model; tg:hasResults says they exist");
    }

    private void references(JsonFields module) {
        for (JsonFields item : module.objects("references")) {
            Optional<String> pmid = item.text("pmid")
                    .map(TextNormalizer::clean)
                    .filter(p -> PMID.matcher(p).matches());
            reference(pmid, Optional.empty(), item.text("citation"), item.text("type"), item.place("type"));
            item.ignore("retractions", trial.ledger(), "retraction notices are found in PubMed");
        }
        for (JsonFields item : module.objects("seeAlsoLinks")) {
            reference(Optional.empty(), item.text("url"), item.text("label"), Optional.of("SEE_ALSO"), item.place(""));
        }
        for (JsonFields item : module.objects("availIpds")) {
            Optional<String> label = Optional.of(String.join(
                    " ",
                    item.text("type").orElse(""),
                    item.text("id").orElse(""),
                    item.text("comment").orElse("")));
            reference(Optional.empty(), item.text("url"), label, Optional.of("IPD"), item.place(""));
        }
    }

    private void studyDocument(JsonFields document) {
        Optional<String> label = document.text("label")
                .map(l -> l + document.text("date").map(d -> ", " + d).orElse(""));
        reference(Optional.empty(), Optional.empty(), label, Optional.of("STUDY_DOCUMENT"), document.place("label"));
    }

    private void reference(
            Optional<String> pmid,
            Optional<String> url,
            Optional<String> citation,
            Optional<String> kind,
            String place) {
        Optional<Text> words = trial.words(citation.map(TextNormalizer::unescape));
        Optional<Coded> code = trial.code("referenceKind", kind, place);
        if (pmid.isPresent() || url.isPresent() || words.isPresent()) {
            trial.trial().reference(new Reference(pmid, url, words, code));
        }
    }

    private void dataSharing(JsonFields module) {
        trial.coded(IPD_SHARING, module.text("ipdSharing"), module.place("ipdSharing"));
        trial.prose(IPD_SHARING_DESCRIPTION, module.text("description").map(TextNormalizer::unescape));
        module.texts("infoTypes")
                .forEach(type -> trial.coded(IPD_SHARING_INFO_TYPE, Optional.of(type), module.place("infoTypes")));
        trial.prose(IPD_SHARING_TIME_FRAME, module.text("timeFrame").map(TextNormalizer::unescape));
        trial.prose(IPD_SHARING_ACCESS_CRITERIA, module.text("accessCriteria").map(TextNormalizer::unescape));
        reference(Optional.empty(), module.text("url"), Optional.empty(), Optional.of("IPD"), module.place("url"));
    }

    private void meshTerms(JsonFields module, About about) {
        for (JsonFields item : module.objects("meshes")) {
            String place = item.place("id");
            Optional<String> printed = item.text("id");
            Optional<String> id = printed.flatMap(MeshIds::unpadded);
            if (printed.isPresent() && id.isEmpty()) {
                trial.ledger().warn(place, "\"" + printed.get() + "\" is no MeSH id", "only the term's words are kept");
            }
            item.text("term")
                    .map(TextNormalizer::clean)
                    .ifPresent(term -> trial.trial().registryMesh(new MeshTerm(id, term, about)));
        }
        for (String derived : new String[] {"ancestors", "browseLeaves", "browseBranches"}) {
            module.ignore(derived, trial.ledger(), "follows from the MeSH tree");
        }
    }
}
