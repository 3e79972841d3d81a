package org.trialgraph.match;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.trialgraph.match.StoredTrial.Asked;
import org.trialgraph.mesh.index.MeshIndex;

/**
 * All trials of a release, ready to be held against patients. Trials often ask the same: each different criterion and each different set of
 * fields is kept and judged once, and a trial is the numbers of its own. It is made with the release, which never changes. Safe for many
 * threads.
 */
public final class TrialIndex {
    private static final int MOST_COUNTED = 1000;

    private final List<IndexedTrial> trials;
    private final List<ReadCriterion> criteria;
    private final List<Asked> fields;
    private final MeshIndex mesh;

    /**
     * A trial.
     *
     * @param open whether it takes participants or is to
     * @param fields number of its age, sex and conditions
     * @param criteria their numbers in the order of their positions
     */
    record IndexedTrial(String iri, boolean open, int fields, int[] criteria) {}

    /** What speaks for or against a trial as a whole. */
    public enum Group {
        /** Age, sex and condition fit, and nothing that was read rules the patient out. */
        MAY_TAKE_PART("may take part"),
        UNKNOWN("unknown"),
        UNLIKELY("unlikely");

        private final String words;

        Group(String words) {
            this.words = words;
        }

        /** As it is printed. */
        public String words() {
            return words;
        }
    }

    /**
     * A trial as it stands for a patient.
     *
     * @param reason what rules the patient out first: age, sex, condition or criterion; empty for none
     * @param criteria of each criterion in the order of their positions
     * @param remarks of each criterion, what besides the patient leaves it unknown; empty for nothing, or where nothing was read of it
     */
    public record Judged(
            String iri,
            Group group,
            String reason,
            boolean open,
            Verdict age,
            Verdict sex,
            Verdict condition,
            List<Verdict> criteria,
            List<String> remarks) {
        /** How many criteria have a verdict. */
        public long count(Verdict verdict) {
            return criteria.stream().filter(each -> each == verdict).count();
        }
    }

    /**
     * All trials for a patient.
     *
     * @param groups how many trials are in each group
     * @param reasons how many are ruled out first by each reason
     * @param best as many trials as were asked for, the best first
     */
    public record Matches(Map<Group, Integer> groups, Map<String, Integer> reasons, List<Judged> best) {}

    private TrialIndex(List<IndexedTrial> trials, List<ReadCriterion> criteria, List<Asked> fields, MeshIndex mesh) {
        this.trials = trials;
        this.criteria = criteria;
        this.fields = fields;
        this.mesh = mesh;
    }

    /** Reads an index whole; nothing holds on to the file. */
    public static TrialIndex open(Path file, MeshIndex mesh) throws IOException {
        try (TrialIndexFile.Reader in = new TrialIndexFile.Reader(file)) {
            List<IndexedTrial> trials = new ArrayList<>();
            for (Optional<IndexedTrial> next = in.next(); next.isPresent(); next = in.next()) {
                trials.add(next.get());
            }
            trials.sort(Comparator.comparing(IndexedTrial::iri));
            return new TrialIndex(trials, in.criteria(), in.fields(), mesh);
        }
    }

    /** How many trials there are. */
    public int size() {
        return trials.size();
    }

    /**
     * Judges all trials. Those that may take the patient come before the unknown and these before the unlikely; within, those that are open,
     * then those with fewer criteria that are not met and more that are.
     *
     * @param first how many of the best to leave out
     * @param most how many of those behind them to tell
     */
    public Matches match(Patient patient, int first, int most) {
        Judge judge = new Judge(patient, mesh);
        Verdict[] ofCriteria = criteria.parallelStream().map(judge::criterion).toArray(Verdict[]::new);
        Verdict[][] ofFields = fields.parallelStream()
                .map(asked -> new Verdict[] {judge.age(asked), judge.sex(asked), judge.condition(asked)})
                .toArray(Verdict[][]::new);
        int size = trials.size();
        long[] ranks = new long[size];
        Map<Group, Integer> groups = new EnumMap<>(Group.class);
        Map<String, Integer> reasons = new TreeMap<>();
        for (int trial = 0; trial < size; trial++) {
            Verdict[] asked = ofFields[trials.get(trial).fields()];
            int met = 0;
            int notMet = 0;
            for (int criterion : trials.get(trial).criteria()) {
                met += ofCriteria[criterion] == Verdict.MET ? 1 : 0;
                notMet += ofCriteria[criterion] == Verdict.NOT_MET ? 1 : 0;
            }
            String reason = reason(asked, notMet > 0);
            Group group = group(asked, reason);
            groups.merge(group, 1, Integer::sum);
            if (!reason.isEmpty()) {
                reasons.merge(reason, 1, Integer::sum);
            }
            int fitting = asked[2] == Verdict.MET ? 0 : asked[2] == Verdict.UNKNOWN ? 1 : 2;
            long rank = group.ordinal() * 3L + fitting;
            rank = rank * 2 + (trials.get(trial).open() ? 0 : 1);
            rank = rank * MOST_COUNTED + Math.min(notMet, MOST_COUNTED - 1);
            rank = rank * MOST_COUNTED + MOST_COUNTED - 1 - Math.min(met, MOST_COUNTED - 1);
            ranks[trial] = rank << Integer.SIZE | trial;
        }
        Arrays.sort(ranks);
        List<Judged> best = Arrays.stream(ranks)
                .skip(first)
                .limit(most)
                .mapToObj(rank -> judged(trials.get((int) rank), ofFields, ofCriteria))
                .toList();
        return new Matches(groups, reasons, best);
    }

    private static String reason(Verdict[] asked, boolean criterion) {
        return asked[0] == Verdict.NOT_MET
                ? "age"
                : asked[1] == Verdict.NOT_MET
                        ? "sex"
                        : asked[2] == Verdict.NOT_MET ? "condition" : criterion ? "criterion" : "";
    }

    private static Group group(Verdict[] asked, String reason) {
        boolean fits = asked[0] == Verdict.MET && asked[1] == Verdict.MET && asked[2] == Verdict.MET;
        return !reason.isEmpty() ? Group.UNLIKELY : fits ? Group.MAY_TAKE_PART : Group.UNKNOWN;
    }

    private Judged judged(IndexedTrial trial, Verdict[][] ofFields, Verdict[] ofCriteria) {
        Verdict[] asked = ofFields[trial.fields()];
        List<Verdict> each = IntStream.of(trial.criteria())
                .mapToObj(criterion -> ofCriteria[criterion])
                .toList();
        String reason = reason(asked, each.contains(Verdict.NOT_MET));
        return new Judged(
                trial.iri(),
                group(asked, reason),
                reason,
                trial.open(),
                asked[0],
                asked[1],
                asked[2],
                each,
                IntStream.of(trial.criteria())
                        .mapToObj(criterion -> criteria.get(criterion).remark())
                        .toList());
    }

    /** What a store says of a trial, for the report. */
    static StoredTrial stored(DatasetGraph store, Judged judged) {
        return StoredTrial.read(store, NodeFactory.createURI(judged.iri()));
    }
}
