package org.trialgraph.format.ctgov;

import static org.trialgraph.model.TrialProperties.*;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialgraph.codes.CodeTable;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.page.Block;
import org.trialgraph.format.page.Sections;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Flag;
import org.trialgraph.model.PartialDate;
import org.trialgraph.model.Property;

/** Type and design of the study, number of participants, dates of the study, statements about oversight. */
final class ClassicDesign {
    private static final Pattern WITH_ROLES = Pattern.compile("([^()]+?) ?\\(([^()]+)\\)");
    private static final Pattern NUMBER = Pattern.compile("(\\d[\\d,]*)(?: participants?)?");

    private final TrialReader trial;
    private final CodeTable codes;

    ClassicDesign(TrialReader trial, CodeTable codes) {
        this.trial = trial;
        this.codes = codes;
    }

    void read(Sections sections) {
        Block type = sections.get("Study Type:");
        Optional<String> printed = type.value().map(w -> w.replaceAll("\\s*\\(Clinical Trial\\)$", ""));
        trial.coded(STUDY_TYPE, printed, type.place());
        if (printed.filter(w -> w.contains("Patient Registry")).isPresent()) {
            trial.trial().add(PATIENT_REGISTRY, new Flag(true));
        }
        design(sections);
        enrollment(sections);
        dates(sections, "Study Start Date:", START_DATE, START_DATE_TYPE, Optional.empty());
        dates(
                sections,
                "Primary Completion Date:",
                PRIMARY_COMPLETION_DATE,
                PRIMARY_COMPLETION_DATE_TYPE,
                Optional.of("Actual"));
        dates(sections, "Study Completion Date:", COMPLETION_DATE, COMPLETION_DATE_TYPE, Optional.of("Actual"));
        oversight(sections);
    }

    private void design(Sections sections) {
        coded(sections, "Allocation:", ALLOCATION);
        coded(sections, "Intervention Model:", INTERVENTION_MODEL);
        coded(sections, "Observational Model:", OBSERVATIONAL_MODEL);
        coded(sections, "Time Perspective:", TIME_PERSPECTIVE);
        coded(sections, "Primary Purpose:", PRIMARY_PURPOSE);
        masking(sections.get("Masking:"));
        CtgovClassicFormat.text(trial, sections, "Intervention Model Description:", INTERVENTION_MODEL_DESCRIPTION);
        CtgovClassicFormat.text(trial, sections, "Masking Description:", MASKING_DESCRIPTION);
        CtgovClassicFormat.text(trial, sections, "Target Follow-Up Duration:", TARGET_DURATION);
        coded(sections, "Biospecimen Retention:", BIOSPECIMEN_RETENTION);
        trial.prose(BIOSPECIMEN, sections.get("Biospecimen Description:").text());
        Block endpoint = sections.get("Endpoint Classification:");
        endpoint.value().ifPresent(words -> trial.text(DESIGN_TEXT, Optional.of("Endpoint Classification: " + words)));
    }

    private void coded(Sections sections, String label, Property<Coded> property) {
        Block block = sections.get(label);
        trial.coded(property, block.value().map(ClassicDesign::withoutComma), block.place());
    }

    private static String withoutComma(String words) {
        return words.replaceAll("[,\\s]+$", "");
    }

    /** {@code Double (Participant, Investigator)}: how many parties are masked, and which. */
    private void masking(Block block) {
        block.value().map(ClassicDesign::withoutComma).ifPresent(words -> {
            Matcher m = WITH_ROLES.matcher(words);
            List<String> roles = m.matches() ? List.of(m.group(2).split(",\\s*")) : List.of();
            boolean named = roles.stream()
                    .noneMatch(r -> codes.concepts("maskedRole", r).isEmpty());
            boolean whole = !codes.concepts("masking", words).isEmpty() || !named || roles.isEmpty();
            trial.coded(MASKING, Optional.of(whole ? words : m.group(1)), block.place());
            if (named) {
                roles.forEach(role -> trial.coded(MASKED_ROLE, Optional.of(role), block.place()));
            }
        });
    }

    private void enrollment(Sections sections) {
        Map<String, String> types = Map.of(
                "Enrollment:", "Actual",
                "Actual Enrollment:", "Actual",
                "Estimated Enrollment:", "Anticipated",
                "Anticipated Enrollment:", "Anticipated");
        for (Block block : sections.all()) {
            if (types.containsKey(block.label())) {
                block.value(NUMBER)
                        .map(NUMBER::matcher)
                        .filter(Matcher::matches)
                        .ifPresent(m -> {
                            trial.count(ENROLLMENT, Optional.of(m.group(1)), block.place());
                            trial.trial().add(ENROLLMENT_TYPE, Coded.implied(types.get(block.label())));
                        });
            }
        }
    }

    /** The word before the label tells whether the day has come; without one an end is in the past, a start may be either. */
    private void dates(
            Sections sections,
            String label,
            Property<PartialDate> date,
            Property<Coded> type,
            Optional<String> otherwise) {
        for (String kind : ClassicLayout.DATE_KINDS) {
            Block block = sections.get(kind + label);
            Optional<String> words = block.value().map(w -> w.replaceAll("\\s*\\(.*\\)$", ""));
            trial.date(date, words, block.place());
            Optional<String> concept =
                    kind.isEmpty() ? otherwise : Optional.of(kind.equals("Actual ") ? "Actual" : "Anticipated");
            if (words.isPresent() && trial.trial().has(date)) {
                concept.ifPresent(c -> trial.trial().add(type, Coded.implied(c)));
            }
        }
    }

    private void oversight(Sections sections) {
        flag(sections, "Has Data Monitoring Committee:", HAS_DATA_MONITORING_COMMITTEE);
        flag(sections, "Studies a U.S. FDA-regulated Drug Product:", FDA_REGULATED_DRUG);
        flag(sections, "Studies a U.S. FDA-regulated Device Product:", FDA_REGULATED_DEVICE);
        flag(sections, "Product Manufactured in and Exported from the U.S.:", US_EXPORT);
        coded(sections, "Plan to Share IPD:", IPD_SHARING);
        CtgovClassicFormat.text(trial, sections, "Plan Description:", IPD_SHARING_DESCRIPTION);
        for (String label :
                List.of("U.S. FDA-regulated Product:", "Individual Participant Data (IPD) Sharing Statement:")) {
            sections.get(label).value().ifPresent(words -> trial.ledger().ignored(label, words));
        }
    }

    private void flag(Sections sections, String label, Property<Flag> property) {
        Block block = sections.get(label);
        trial.flag(property, block.value(), block.place());
    }
}
