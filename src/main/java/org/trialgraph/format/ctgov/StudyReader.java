package org.trialgraph.format.ctgov;

import static org.trialgraph.model.TrialProperties.*;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.trialgraph.criteria.Criteria;
import org.trialgraph.format.RecordFields;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.ctgov.StudyTable.Spelling;
import org.trialgraph.format.record.FieldMapper;
import org.trialgraph.model.Arm;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Contact;
import org.trialgraph.model.Flag;
import org.trialgraph.model.Identifier;
import org.trialgraph.model.Intervention;
import org.trialgraph.model.MeshTerm;
import org.trialgraph.model.Outcome;
import org.trialgraph.model.PartialDate;
import org.trialgraph.model.Reference;
import org.trialgraph.model.Site;
import org.trialgraph.model.Sponsor;
import org.trialgraph.model.Text;
import org.trialgraph.text.Dates;
import org.trialgraph.text.TextNormalizer;

/** Reads one study, in any spelling of records, by the rows of {@link StudyTable}. */
final class StudyReader extends FieldMapper {
    private static final String PROCESSED = "processed this data on";

    private final StudyTable table;
    private final StudyFields study;
    private final Map<String, Integer> interventionsByName = new HashMap<>();
    private final Map<String, Set<Integer>> interventionsByArm = new HashMap<>();

    /**
     * @param record the study
     * @param trial receives the study
     */
    StudyReader(StudyTable table, RecordFields record, TrialReader trial) {
        super(record, trial);
        this.table = table;
        this.study = new StudyFields(record, table);
    }

    /** Reads the study; fields that are left over are recorded by the caller. */
    void read() {
        read(table.rows());
    }

    @Override
    protected boolean saysNothing(Mapping row, String words) {
        return false;
    }

    @Override
    protected boolean readOwn(Mapping row, List<Printed> values) {
        for (Printed value : values) {
            switch (row.kind()) {
                case "sourceVersion" ->
                    trial.date(SOURCE_VERSION_DATE, Optional.of(processed(value.words())), value.place());
                case "studyType" -> studyType(value.words(), value.place(), trial);
                case "masking" -> new DesignText(trial).masking(value.words(), value.place());
                case "designText" -> new DesignText(trial).read(value.words(), value.place());
                case "expandedAccess" -> {
                    if (yes(value.words())) {
                        trial.coded(EXPANDED_ACCESS_TYPE, row.of(), value.place());
                    }
                }
                case "impliedExpandedAccess" -> {
                    if (yes(value.words())) {
                        trial.trial().add(EXPANDED_ACCESS_TYPE, Coded.implied(row.of()));
                    }
                }
                case "url" -> reference(Optional.of(value.words()), Optional.empty(), row.of());
                default -> {
                    return false;
                }
            }
        }
        return true;
    }

    @Override
    protected boolean readParts(Mapping row) {
        String path = row.names().get(0);
        switch (row.kind()) {
            case "number" ->
                trial.number(
                        "ctgov",
                        study.texts(path),
                        study.place(path),
                        "ClinicalTrials.gov number",
                        "a study without a number",
                        "get the study again from the registry");
            case "prose" -> trial.prose(row.property(Text.class), study.prose(path));
            case "criteria" ->
                study.markdown(path).ifPresent(text -> trial.trial().criteria(Criteria.split(text, trial.language())));
            case "present" -> trial.trial().add(HAS_RESULTS, new Flag(study.has(path)));
            default -> {
                study.parts(row.kind(), path).forEach(part -> part(row, part));
                return table.hasParts(row.kind());
            }
        }
        return true;
    }

    private void part(Mapping row, StudyFields part) {
        switch (row.kind()) {
            case "identifier" -> identifier(part);
            case "intervention" -> intervention(part);
            case "arm" -> arm(part);
            case "outcome" -> outcome(part, Outcome.Kind.valueOf(row.of()));
            case "sponsor" -> {
                Optional<Coded> sponsorClass = code("sponsorClass", part, "class");
                trial.sponsor(Sponsor.Role.valueOf(row.of()), part.text("name"), sponsorClass);
            }
            case "contact" -> contact(part, row.of());
            case "site" -> site(part);
            case "reference" -> publication(part, row.of());
            case "link", "sharedData" -> reference(part.text("url"), part.prose("citation"), row.of());
            case "document" -> document(part, row.of());
            case "mesh" -> mesh(part, MeshTerm.About.valueOf(row.of()));
            default -> throw new IllegalStateException("no kind of element \"" + row.kind() + "\"");
        }
    }

    private static String processed(String words) {
        int at = words.indexOf(PROCESSED);
        return at < 0 ? words : words.substring(at + PROCESSED.length());
    }

    /** Takes a study type; a patient registry is a kind of observational study. */
    static void studyType(String words, String place, TrialReader trial) {
        if (words.contains("Patient Registry")) {
            trial.trial().add(PATIENT_REGISTRY, new Flag(true));
        }
        trial.coded(STUDY_TYPE, words, place);
    }

    private static boolean yes(String words) {
        String answer = words.strip();
        return answer.equalsIgnoreCase("yes") || answer.equals("true");
    }

    private void identifier(StudyFields part) {
        Optional<Text> id = trial.words(part.text("id"), "");
        if (id.isEmpty()) {
            return;
        }
        trial.trial().add(SECONDARY_ID, id);
        Optional<Coded> type = code("identifierType", part, "type");
        Optional<Text> issuer = trial.words(part.text("domain"), "");
        Optional<String> link = part.text("link");
        if (type.isPresent() || issuer.isPresent()) {
            trial.trial().identifier(new Identifier(id.get(), type, issuer, link));
        }
    }

    private void intervention(StudyFields part) {
        List<Text> otherNames = part.texts("otherNames").stream()
                .flatMap(name -> trial.words(Optional.of(name)).stream())
                .toList();
        List<Text> names = words(part, "name");
        int position = trial.trial()
                .intervention(new Intervention(
                        names, code("interventionType", part, "type"), prose(part, "description"), otherNames));
        names.forEach(name -> interventionsByName.putIfAbsent(name.value(), position));
        for (String arm : part.texts("arms")) {
            interventionsByArm
                    .computeIfAbsent(TextNormalizer.clean(arm), label -> new TreeSet<>())
                    .add(position);
        }
    }

    /**
     * Takes an arm. Which interventions it gets is said by the labels of arms at an intervention, by names such as {@code Drug:
     * Foscarnet} at the arm, or both.
     */
    private void arm(StudyFields part) {
        List<Text> labels = words(part, "label");
        Optional<Coded> type = code("armType", part, "type");
        Set<Integer> given = new TreeSet<>();
        labels.forEach(label -> given.addAll(interventionsByArm.getOrDefault(label.value(), Set.of())));
        String place = part.place("interventions");
        for (String printed : part.texts("interventions")) {
            String name = TextNormalizer.clean(printed);
            int colon = name.indexOf(": ");
            Integer position = interventionsByName.get(name.substring(colon < 0 ? 0 : colon + 2));
            if (position == null) {
                String what = "\"" + name + "\" is no intervention of this study";
                trial.report().warn(place, what, "the arm is published without it");
            } else {
                given.add(position);
            }
        }
        trial.trial().arm(new Arm(labels, type, prose(part, "description"), List.copyOf(given), Optional.empty()));
    }

    private void outcome(StudyFields part, Outcome.Kind kind) {
        trial.trial()
                .outcome(new Outcome(
                        kind, words(part, "measure"), words(part, "timeFrame"), prose(part, "description")));
        part.ignore("safetyIssue", trial.report(), "a question that the registry no longer asks");
    }

    private void contact(StudyFields part, String role) {
        String extension = part.text("extension").map(e -> " ext. " + e).orElse("");
        trial.person(new Contact(
                part.text("role").orElse(role),
                part.text("name"),
                part.text("affiliation"),
                part.text("email"),
                part.text("phone").map(phone -> phone + extension),
                Optional.empty()));
    }

    private void site(StudyFields part) {
        part.parts("contact", "contacts").forEach(person -> contact(person, "site contact"));
        Optional<String> latitude = part.text("latitude");
        Optional<String> longitude = part.text("longitude");
        trial.trial()
                .site(new Site(
                        words(part, "facility"),
                        words(part, "city"),
                        words(part, "state"),
                        part.text("zip"),
                        code("country", part, "country"),
                        latitude.flatMap(lat -> longitude.map(lon -> new Site.Point(lat, lon))),
                        code("overallStatus", part, "status")));
    }

    private void publication(StudyFields part, String kind) {
        Optional<String> pmid = part.text("pmid").map(TextNormalizer::clean).filter(StudyReader::isPmid);
        Optional<Text> citation = trial.words(part.prose("citation"));
        Optional<Coded> type = code("referenceKind", part, "type");
        if (table.spelling() == Spelling.XML) {
            type = Optional.of(Coded.implied(kind));
        }
        if (pmid.isPresent() || citation.isPresent()) {
            trial.trial().reference(new Reference(pmid, Optional.empty(), citation, type));
        }
        part.ignore("retractions", trial.report(), "retraction notices are found in PubMed");
    }

    private static boolean isPmid(String words) {
        return words.length() < 10
                && !words.startsWith("0")
                && !words.isEmpty()
                && words.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private void document(StudyFields part, String kind) {
        Optional<String> date = part.text("date");
        if (table.spelling() == Spelling.XML) {
            date = date.map(
                    words -> Dates.parse(words).map(PartialDate::lexical).orElse(words));
        }
        String behind = date.map(day -> ", " + day).orElse("");
        reference(part.text("url"), part.text("citation").map(title -> title + behind), kind);
        part.ignore("contents", trial.report(), "the title of the document says so");
    }

    private void reference(Optional<String> url, Optional<String> citation, String kind) {
        Optional<Text> words = trial.words(citation);
        if (url.isPresent() || words.isPresent()) {
            trial.trial()
                    .reference(new Reference(
                            Optional.empty(), url.map(TextNormalizer::clean), words, Optional.of(Coded.implied(kind))));
        }
    }

    private void mesh(StudyFields part, MeshTerm.About about) {
        String place = part.place("id");
        Optional<String> printed = part.text("id");
        Optional<String> id = printed.flatMap(MeshIds::unpadded);
        if (printed.isPresent() && id.isEmpty()) {
            trial.report().warn(place, "\"" + printed.get() + "\" is no MeSH id", "only the term's words are kept");
        }
        part.text("term")
                .map(TextNormalizer::clean)
                .ifPresent(term -> trial.trial().registryMesh(new MeshTerm(id, term, about)));
    }

    private Optional<Coded> code(String scheme, StudyFields part, String name) {
        String place = part.place(name);
        return trial.code(scheme, part.text(name), place);
    }

    private List<Text> words(StudyFields part, String name) {
        return trial.words(part.text(name)).stream().toList();
    }

    private List<Text> prose(StudyFields part, String name) {
        return trial.proseWords(part.prose(name)).stream().toList();
    }
}
