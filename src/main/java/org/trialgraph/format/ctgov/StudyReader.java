package org.trialgraph.format.ctgov;

import static org.trialgraph.model.TrialProperties.*;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.trialgraph.codes.Codes;
import org.trialgraph.criteria.Criteria;
import org.trialgraph.format.Format;
import org.trialgraph.format.RecordFields;
import org.trialgraph.format.Sample;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.ctgov.StudyTable.Spelling;
import org.trialgraph.format.record.FieldMapper;
import org.trialgraph.format.record.JsonFormat;
import org.trialgraph.format.record.XmlFields;
import org.trialgraph.format.record.XmlFormat;
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
import org.trialgraph.model.SourceDocument;
import org.trialgraph.model.Sponsor;
import org.trialgraph.model.Text;
import org.trialgraph.registry.Registries;
import org.trialgraph.text.Dates;
import org.trialgraph.text.TextNormalizer;

/** Reads one study, in any spelling of records, by the rows of {@link StudyTable}. */
public final class StudyReader extends FieldMapper {
    private static final String PROCESSED = "processed this data on";
    private static final Pattern MESH_ID = Pattern.compile("[CD]\\d{6,9}");
    private static final Pattern PMID = Pattern.compile("[1-9]\\d{0,8}");
    private static final Pattern LIST_ITEM = Pattern.compile(" *(?:-|\\d{1,3}\\.|[a-z]\\.) ");
    private static final int LAST_SHORT_DESCRIPTOR = 66_331;
    private static final int LAST_SHORT_SUPPLEMENT = 999_999;

    private final StudyTable table;
    private final Part study;
    private final Map<String, Integer> interventionsByName = new HashMap<>();
    private final Map<String, Set<Integer>> interventionsByArm = new HashMap<>();

    private StudyReader(StudyTable table, RecordFields record, TrialReader trial) {
        super(record, trial);
        this.table = table;
        this.study = new Part(record, Map.of());
    }

    /**
     * Version 2 of the API, with the code table {@code ctgov-api-v2}: one study, or a page of studies with its {@code
     * nextPageToken}. The fields are those of the API's own description
     * (clinicaltrials.gov/data-api/about-api/study-data-structure).
     */
    public static Format apiVersion2(Codes codes) {
        return json(codes, "ctgov-api-v2", Spelling.API_2, "studies", "\"protocolSection\"");
    }

    /**
     * Version 1 of the API, with the code table {@code ctgov-api-v1}: one {@code FullStudy} or {@code Study}, or the answer to a
     * query with its {@code FullStudies}. The data model is that of version 2 under other names and with the words of the
     * registry's pages.
     */
    public static Format apiVersion1(Codes codes) {
        String records = "FullStudiesResponse/FullStudies";
        return json(codes, "ctgov-api-v1", Spelling.API_1, records, "\"FullStudiesResponse\"", "\"ProtocolSection\"");
    }

    /** A study of AACT as {@link AactTables} joins it, with the code table {@code aact}. */
    public static Format aact(Codes codes) {
        return json(codes, "aact", Spelling.AACT, "", "{\"studies\":{\"nct_id\":");
    }

    private static Format json(Codes codes, String name, Spelling spelling, String records, String... signs) {
        String publisher = spelling == Spelling.AACT ? name : "ctgov";
        StudyTable table = new StudyTable(spelling);
        Predicate<Sample> signed = sample -> Stream.of(signs).anyMatch(sample.text()::contains);
        return new JsonFormat(
                codes.table(name), Registries.publisher(publisher), "en", records, signed, (record, trial) -> {
                    RecordFields hit = record.has("FullStudy") ? record.object("FullStudy") : record;
                    hit.ignore("Rank", trial.report(), "place of the study in a list of hits");
                    read(table, hit.has("Study") ? hit.object("Study") : hit, trial);
                });
    }

    /**
     * XML, one study a document, with the code table {@code ctgov-xml}. The elements are those of the registry's own schema
     * ({@code public.xsd}), with the names of older releases.
     */
    public static Format xml(Codes codes) {
        StudyTable table = new StudyTable(Spelling.XML);
        return new XmlFormat(codes.table("ctgov-xml"), Registries.publisher("ctgov"), "en", Set.of("clinical_study")) {
            @Override
            public boolean recognises(Sample sample) {
                return sample.markup() && sample.text().contains("<clinical_study");
            }

            @Override
            protected BiConsumer<XmlFields, TrialReader> reader(SourceDocument document) {
                return (study, trial) -> read(table, study, trial);
            }
        };
    }

    /** Reads a study in the spelling of a table. */
    static void read(StudyTable table, RecordFields record, TrialReader trial) {
        new StudyReader(table, record, trial).read(table.rows());
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
                case "expandedAccess" ->
                    trial.coded(EXPANDED_ACCESS_TYPE, yes(value).map(yes -> row.of()), value.place());
                case "impliedExpandedAccess" ->
                    trial.add(EXPANDED_ACCESS_TYPE, yes(value).map(yes -> Coded.implied(row.of())));
                case "source" -> trial.sponsor(Sponsor.Role.RESPONSIBLE, Optional.of(value.words()), Optional.empty());
                case "impliedMaskedRole" -> trial.add(MASKED_ROLE, yes(value).map(yes -> Coded.implied(row.of())));
                case "ages" -> trial.ages(Optional.of(value.words()), value.place());
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
            case "criteria" -> {
                // The escapes of Markdown tell the items of a list from other lines.
                Optional<String> text = table.spelling() == Spelling.XML ? study.prose(path) : study.text(path);
                text.ifPresent(words -> trial.criteria(Criteria.split(words, trial.language())));
            }
            case "present" -> trial.add(HAS_RESULTS, new Flag(study.record.has(path)));
            default -> {
                if (!table.hasParts(row.kind())) {
                    return false;
                }
                study.parts(row.kind(), path).forEach(part -> part(row, part));
            }
        }
        return true;
    }

    private void part(Mapping row, Part part) {
        switch (row.kind()) {
            case "identifier" -> identifier(part);
            case "intervention" -> intervention(part);
            case "arm" -> arm(part);
            case "outcome" -> outcome(part, Outcome.Kind.valueOf(row.of()));
            case "sponsor" -> {
                Optional<Coded> sponsorClass = part.code("sponsorClass", "class");
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
            trial.add(PATIENT_REGISTRY, new Flag(true));
        }
        trial.coded(STUDY_TYPE, words, place);
    }

    private static Optional<String> yes(Printed answer) {
        return Optional.of(answer.words().strip())
                .filter(words -> words.equalsIgnoreCase("yes") || words.equals("true") || words.equals("t"));
    }

    private void identifier(Part part) {
        trial.words(part.text("id"), "").ifPresent(id -> {
            trial.add(SECONDARY_ID, id);
            Optional<Coded> type = part.code("identifierType", "type");
            Optional<Text> issuer = trial.words(part.text("domain"), "");
            Optional<String> link = part.text("link");
            if (type.isPresent() || issuer.isPresent()) {
                trial.identifier(new Identifier(id, type, issuer, link));
            }
        });
    }

    private void intervention(Part part) {
        List<Text> otherNames = part.texts("otherNames").stream()
                .flatMap(name -> trial.texts(name).stream())
                .toList();
        List<Text> names = part.words("name");
        Optional<Coded> type = part.code("interventionType", "type");
        int position = trial.intervention(new Intervention(names, type, part.paragraphs("description"), otherNames));
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
    private void arm(Part part) {
        List<Text> labels = part.words("label");
        Optional<Coded> type = part.code("armType", "type");
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
        trial.arm(new Arm(labels, type, part.paragraphs("description"), List.copyOf(given), Optional.empty()));
    }

    private void outcome(Part part, Outcome.Kind kind) {
        trial.outcome(
                new Outcome(kind, part.words("measure"), part.words("timeFrame"), part.paragraphs("description")));
        part.ignore("safetyIssue", "a question that the registry no longer asks");
    }

    private void contact(Part part, String role) {
        String extension = part.text("extension").map(e -> " ext. " + e).orElse("");
        trial.person(new Contact(
                part.text("role").orElse(role),
                part.text("name"),
                part.text("affiliation"),
                part.text("email"),
                part.text("phone").map(phone -> phone + extension),
                Optional.empty()));
    }

    private void site(Part part) {
        part.parts("contact", "contacts").forEach(person -> contact(person, "site contact"));
        Optional<String> latitude = part.text("latitude");
        Optional<String> longitude = part.text("longitude");
        trial.site(new Site(
                part.words("facility"),
                part.words("city"),
                part.words("state"),
                part.text("zip"),
                part.code("country", "country"),
                latitude.flatMap(lat -> longitude.map(lon -> new Site.Point(lat, lon))),
                part.code("overallStatus", "status")));
    }

    private void publication(Part part, String kind) {
        Optional<String> pmid = part.text("pmid").map(TextNormalizer::clean).filter(PMID.asMatchPredicate());
        Optional<Text> citation = trial.words(part.prose("citation"));
        Optional<Coded> printed = part.code("referenceKind", "type");
        Optional<Coded> type = table.spelling() == Spelling.XML ? Optional.of(Coded.implied(kind)) : printed;
        if (pmid.isPresent() || citation.isPresent()) {
            trial.reference(new Reference(pmid, Optional.empty(), citation, type));
        }
        part.ignore("retractions", "retraction notices are found in PubMed");
    }

    private void document(Part part, String kind) {
        Optional<String> date = part.text("date");
        if (table.spelling() == Spelling.XML) {
            date = date.map(
                    words -> Dates.parse(words).map(PartialDate::lexical).orElse(words));
        }
        String behind = date.map(day -> ", " + day).orElse("");
        reference(part.text("url"), part.text("citation").map(title -> title + behind), kind);
        part.ignore("contents", "the title of the document says so");
    }

    private void reference(Optional<String> url, Optional<String> citation, String kind) {
        Optional<Text> words = trial.words(citation);
        if (url.isPresent() || words.isPresent()) {
            Optional<String> address = url.map(TextNormalizer::clean);
            trial.reference(new Reference(Optional.empty(), address, words, Optional.of(Coded.implied(kind))));
        }
    }

    private void mesh(Part part, MeshTerm.About about) {
        String place = part.place("id");
        Optional<String> printed = part.text("id");
        Optional<String> id = printed.flatMap(StudyReader::meshId);
        if (printed.isPresent() && id.isEmpty()) {
            trial.report().warn(place, "\"" + printed.get() + "\" is no MeSH id", "only the term's words are kept");
        }
        part.text("term")
                .map(TextNormalizer::clean)
                .ifPresent(term -> trial.registryMesh(new MeshTerm(id, term, about)));
    }

    /**
     * The id of a MeSH descriptor ({@code D}) or supplementary record ({@code C}) as NLM writes it; empty where the text is none.
     * ClinicalTrials.gov pads the number to nine digits; MeSH gives six digits to descriptors up to D066331 and nine from
     * D000066332 on, where the scheme changed, and likewise for supplementary records up to C999999.
     */
    private static Optional<String> meshId(String printed) {
        String id = TextNormalizer.clean(printed);
        if (!MESH_ID.matcher(id).matches()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(id.substring(1));
        boolean shortForm = number <= (id.startsWith("D") ? LAST_SHORT_DESCRIPTOR : LAST_SHORT_SUPPLEMENT);
        return Optional.of(id.charAt(0) + StringUtils.leftPad(Integer.toString(number), shortForm ? 6 : 9, '0'));
    }

    /**
     * Running text of the XML, whose lines the registry broke at about ninety characters and indented by their depth; only a
     * blank line parts paragraphs. Each paragraph comes on one line, with a blank line between them but not between the items of a
     * list, and indented only as far as it is nested.
     */
    private static String unwrapped(String block) {
        List<StringBuilder> paragraphs = new ArrayList<>();
        boolean open = false;
        for (String line : TextNormalizer.lines(block).split("\n", -1)) {
            String words = line.strip();
            if (open && !words.isEmpty()) {
                paragraphs.get(paragraphs.size() - 1).append(' ').append(words);
            } else if (!words.isEmpty()) {
                paragraphs.add(new StringBuilder(" ".repeat(line.indexOf(words.charAt(0)))).append(words));
            }
            open = !words.isEmpty();
        }
        int least = paragraphs.stream().mapToInt(StudyReader::indent).min().orElse(0);
        StringBuilder text = new StringBuilder();
        boolean item = false;
        for (StringBuilder paragraph : paragraphs) {
            boolean next = LIST_ITEM.matcher(paragraph).lookingAt();
            text.append(text.isEmpty() ? "" : item && next ? "\n" : "\n\n");
            text.append(paragraph, least, paragraph.length());
            item = next;
        }
        return text.toString();
    }

    private static int indent(CharSequence paragraph) {
        int indent = 0;
        while (paragraph.charAt(indent) == ' ') {
            indent++;
        }
        return indent;
    }

    /** The study, asked for its fields by their paths in one spelling, or a part of it, asked by the names that the table has. */
    private final class Part {
        private final RecordFields record;
        private final Map<String, List<String>> fields;

        /** @param fields paths by the names that the table has; empty for the study */
        private Part(RecordFields record, Map<String, List<String>> fields) {
            this.record = record;
            this.fields = fields;
        }

        private List<String> paths(String name) {
            return fields.isEmpty() ? List.of(name) : Objects.requireNonNull(fields.get(name), name);
        }

        /** The first of the paths under which something stands; the last where there is nothing. */
        private String present(String name) {
            List<String> paths = paths(name);
            int last = paths.size() - 1;
            for (int i = 0; i < last; i++) {
                if (Stream.of(paths.get(i).split("\\+")).anyMatch(record::has)) {
                    return paths.get(i);
                }
            }
            return paths.get(last);
        }

        private List<Part> parts(String kindOfParts, String name) {
            List<Part> parts = new ArrayList<>();
            for (String path : paths(name)) {
                List<? extends RecordFields> objects = record.objects(path);
                if (!objects.isEmpty()) {
                    Map<String, List<String>> names = table.partFields(kindOfParts, lastStep(path));
                    objects.forEach(part -> parts.add(new Part(part, names)));
                }
            }
            return parts;
        }

        /** Takes a value, or the words of several that the table joins. */
        private Optional<String> text(String name) {
            String paths = present(name);
            if (paths.indexOf('+') < 0) {
                return record.text(paths).filter(words -> !words.isEmpty());
            }
            String words = Stream.of(paths.split("\\+"))
                    .flatMap(path -> record.text(path).stream())
                    .collect(Collectors.joining(" "));
            return words.isEmpty() ? Optional.empty() : Optional.of(words);
        }

        /** Running text: Markdown in the APIs, wrapped lines in the XML, there in an element of its own. */
        private Optional<String> prose(String name) {
            return table.spelling() == Spelling.XML
                    ? record.text(present(name) + "/textblock")
                            .or(() -> text(name))
                            .map(StudyReader::unwrapped)
                    : text(name).map(TextNormalizer::unescape);
        }

        private List<String> texts(String name) {
            return record.texts(present(name));
        }

        /** Where a field stands, for findings; to be asked before the field is taken. */
        private String place(String name) {
            return record.place(present(name));
        }

        private Optional<Coded> code(String scheme, String name) {
            return trial.code(scheme, record, present(name));
        }

        private List<Text> words(String name) {
            return trial.words(text(name)).map(List::of).orElse(List.of());
        }

        private List<Text> paragraphs(String name) {
            return trial.proseWords(prose(name)).map(List::of).orElse(List.of());
        }

        private void ignore(String name, String why) {
            paths(name).forEach(path -> record.ignore(path, trial.report(), why));
        }
    }
}
