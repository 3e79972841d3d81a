package org.trialgraph.format.ctgov;

import static org.trialgraph.model.TrialProperties.HAS_RESULTS;
import static org.trialgraph.model.TrialProperties.OVERALL_STATUS;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.trialgraph.codes.Codes;
import org.trialgraph.format.Sample;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.ctgov.StudyTable.Spelling;
import org.trialgraph.format.page.Page;
import org.trialgraph.format.page.Page.Line;
import org.trialgraph.format.page.PageValues;
import org.trialgraph.model.Flag;
import org.trialgraph.model.TrialNumber;
import org.trialgraph.registry.TrialNumbers;

/**
 * Study pages of ClinicalTrials.gov since June 2023. A glossary stands above the study in many copies; status and title stand
 * above the number, and the sections below it have labels without colons, each above its value.
 */
public final class CtgovPageFormat extends StudyPageFormat {
    private static final String NAME = "ctgov-page";
    private static final String NUMBER_LABEL = "ClinicalTrials.gov ID";
    private static final Pattern NUMBER = Pattern.compile("clinicaltrials\\.gov id:?[ |]{0,5}nct\\d{8}");
    /** What stands on pages of the site that are no page of one study as it is. */
    private static final Pattern OTHER_PAGE = Pattern.compile(
            "(?:viewing|showing):? \\d+ ?- ?\\d+ (?:out )?of [\\d,]+ stud"
                    + "|\\d+ stud(?:y|ies) found for|history of changes for study|requested study (?:was|is) not found");
    /** Where the lines at the head of the study are to be parted: behind each label that has a value on its line. */
    private static final Pattern HEAD_LABELS = Pattern.compile(
            "(?<=^(?i:ClinicalTrials\\.gov ID|Sponsor|Information provided by"
                    + "|Last Update Posted|Last Update Posted \\(\\w{6,9}\\)))(?![a-z]| ?\\(|\\s*[:\uFF1A]?\\s*$)[:\uFF1A]?"
                    + "|(?<=NCT\\d{8})\\s*(?=Sponsor)|(?<=\\S)\\s*(?=Information provided by)|(?<=\\(Responsible Party\\))\\s*(?=Last)");

    private static final Pattern ITEM_OF_DESIGN = Pattern.compile(
            "^\\s*[\u2022*-]\\s+(?=(?:Primary Purpose|Allocation|Masking"
                    + "|(?:Interventional|Intervention|Observational) Model|Time Perspective|Biospecimen)[\\w ]{0,14}:)");
    /** Labels that no sentence begins with, in copies that have their values on the same line. */
    private static final Pattern LABEL_BEFORE_VALUE = Pattern.compile(
            "(?<=^(?:Ages Eligible for Study|Sexes Eligible for Study|Accepts Healthy Volunteers|Other Study ID Numbers"
                    + "|Intervention / Treatment))\\s+(?=\\S)");

    private static final int LONGEST_HEAD = 20;
    private static final List<String> CLASSIC_LABELS = List.of(
            "ClinicalTrials.gov Identifier:",
            "Recruitment Status",
            "Sponsors and Collaborators",
            "Condition or disease",
            "Assigned Interventions",
            "Tracking Information");

    /** Uses the code table {@code ctgov-page}. */
    public CtgovPageFormat(Codes codes) {
        super(NAME, codes, Spelling.PAGE);
    }

    @Override
    public boolean recognises(Sample sample) {
        boolean parts = sample.contains("Study Overview") || sample.contains("Participation Criteria");
        return !sample.json()
                && (sample.contains(NUMBER) && sample.contains("Information provided by")
                        || parts && sample.contains(NUMBER_LABEL)
                        || parts && sample.contains("Participant Group/Arm", "Sexes Eligible for Study")
                        || parts && isOn(sample, "clinicaltrials.gov")
                        || sample.contains("ClinicalTrials.gov") && sample.contains(OTHER_PAGE));
    }

    @Override
    protected Page prepared(Page page) {
        Page prepared = super.prepared(
                page.split(line -> List.of(ITEM_OF_DESIGN.matcher(line.raw()).replaceFirst(""))));
        int number = numberLine(prepared);
        return prepared.split(line -> {
            String words = line.words();
            if (words.startsWith("Keywords Provided by ")) {
                return List.of(words.substring(0, 20), words.substring(21));
            }
            boolean head = number >= 0 && line.index() >= number && line.index() < number + LONGEST_HEAD;
            return head
                    ? List.of(HEAD_LABELS.split(line.raw().strip()))
                    : List.of(LABEL_BEFORE_VALUE.split(line.raw(), 2));
        });
    }

    private static int numberLine(Page page) {
        return line(page, "(?i)clinicaltrials\\.gov id(?!entifier).*");
    }

    /** The first line that looks so; -1 where the page has none. */
    private static int line(Page page, String look) {
        return page.lines().stream()
                .filter(line -> line.words().matches(look))
                .map(Line::index)
                .findFirst()
                .orElse(-1);
    }

    @Override
    protected void read(Page page, TrialReader trial) {
        int number = numberLine(page);
        Set<TrialNumber> own = page.metadata().urls().stream()
                .flatMap(url -> TrialNumbers.find(url).stream())
                .filter(found -> found.registry().equals("ctgov"))
                .collect(Collectors.toSet());
        long classic = CLASSIC_LABELS.stream()
                .filter(label ->
                        page.lines().stream().anyMatch(line -> line.words().startsWith(label)))
                .count();
        int overview = line(page, "(?i)study overview|brief summary");
        if (number < 0 && overview < 0 || own.size() > 1) {
            String remedy = "give the page of a study, or the records of a search as JSON";
            trial.report().reject("", "no page of one study as its record is now", remedy);
            return;
        }
        if (classic > 1) {
            String what = "two layouts of ClinicalTrials.gov on one page";
            trial.report().reject("", what, "give each page of a study as a document of its own");
            return;
        }
        int start = number < 0 ? overview : head(page, number, trial);
        for (Line line : page.lines().subList(0, start)) {
            if (!line.blank()) {
                page.take(line);
                trial.report().ignored(line.place(), line.words());
            }
        }
        page.lines().stream()
                .filter(line -> line.index() > number && line.index() < number + LONGEST_HEAD)
                .map(Line::value)
                .filter(words -> words.matches("(?:No )?Results Posted"))
                .findFirst()
                .ifPresent(tab -> trial.add(HAS_RESULTS, new Flag(tab.startsWith("Results"))));
        read(page, layout().sections(page, start), trial);
        if (trial.number().isEmpty()) {
            own.forEach(trial::number);
        }
    }

    /** Where the study begins above its number: at its title, its status, or words about its status. */
    private int head(Page page, int number, TrialReader trial) {
        int start = number;
        boolean title = false;
        boolean status = false;
        for (int at = number - 1; at >= Math.max(0, number - LONGEST_HEAD) && !(title && status); at--) {
            Line line = page.lines().get(at);
            String words = PageValues.unbulleted(line.words());
            if (line.blank() || layout().boilerplate(line)) {
                continue;
            }
            boolean isStatus = trial.knows(OVERALL_STATUS.name(), words.replaceFirst(" \\(.*\\)$", ""));
            boolean note =
                    words.startsWith("(") || words.toLowerCase(Locale.ROOT).contains("last known status");
            if (!isStatus && !note && title) {
                break;
            }
            status |= isStatus;
            title |= !isStatus && !note;
            start = at;
        }
        return start;
    }
}
