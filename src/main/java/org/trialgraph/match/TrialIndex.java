package org.trialgraph.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.trialgraph.eligibility.Measures;
import org.trialgraph.match.StoredTrial.Asked;
import org.trialgraph.mesh.index.MeshIndex;
import org.trialgraph.model.Linker;
import org.trialgraph.rdf.Vocabulary;

/**
 * All trials of a release, ready to be held against patients. Trials often ask the same: each different criterion and each different set of
 * fields is kept and judged once, and a trial is the numbers of its own. A release never changes, so that this is made once. Safe for many
 * threads.
 */
public final class TrialIndex {
    private static final List<String> OPEN =
            List.of("Recruiting", "NotYetRecruiting", "EnrollingByInvitation", "Ongoing", "Available");

    private static final int MOST_COUNTED = 1000;

    private final MeshIndex mesh;
    private final List<String> iris = new ArrayList<>();
    private final List<int[]> criteriaOfTrials = new ArrayList<>();
    private final List<Integer> fieldsOfTrials = new ArrayList<>();
    private final List<Boolean> open = new ArrayList<>();
    private final Numbered<ReadCriterion> criteria = new Numbered<>();
    private final Numbered<Asked> fields = new Numbered<>();
    private final CriterionCompiler compiler;

    /** Different values, numbered in the order in which they come. */
    private static final class Numbered<T> {
        private final Map<T, Integer> numbers = new HashMap<>();
        private final List<T> values = new ArrayList<>();

        int of(T value) {
            return numbers.computeIfAbsent(value, added -> {
                values.add(added);
                return values.size() - 1;
            });
        }
    }

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
     */
    public record Judged(
            String iri,
            Group group,
            String reason,
            boolean open,
            Verdict age,
            Verdict sex,
            Verdict condition,
            List<Verdict> criteria) {
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

    private TrialIndex(MeshIndex mesh, CriterionCompiler compiler) {
        this.mesh = mesh;
        this.compiler = compiler;
    }

    /**
     * Reads the trials of a store, within a read transaction.
     *
     * @param linker finds the headings of the events that times are counted from
     */
    public static TrialIndex of(DatasetGraph store, MeshIndex mesh, Linker linker) {
        Measures measures = new Measures();
        TrialIndex index =
                new TrialIndex(mesh, new CriterionCompiler(measures, new Units(measures), new Terms(linker)));
        List<Node> trials = Iter.asStream(store.find(Node.ANY, Node.ANY, RDF.Nodes.type, Vocabulary.TRIAL))
                .map(Quad::getSubject)
                .distinct()
                .sorted(Comparator.comparing(Node::getURI))
                .toList();
        trials.forEach(trial -> index.add(StoredTrial.read(store, trial)));
        return index;
    }

    private void add(StoredTrial trial) {
        iris.add(trial.iri());
        open.add(OPEN.contains(trial.status()));
        fieldsOfTrials.add(fields.of(trial.asked()));
        criteriaOfTrials.add(
                compiler.compile(trial).stream().mapToInt(criteria::of).toArray());
    }

    /** How many trials there are. */
    public int size() {
        return iris.size();
    }

    /**
     * Judges all trials. Those that may take the patient come before the unknown and these before the unlikely; within, those that are open,
     * then those with fewer criteria that are not met and more that are.
     */
    public Matches match(Patient patient, int most) {
        Judge judge = new Judge(patient, mesh);
        Verdict[] ofCriteria =
                criteria.values.parallelStream().map(judge::criterion).toArray(Verdict[]::new);
        Verdict[][] ofFields = fields.values.parallelStream()
                .map(asked -> new Verdict[] {judge.age(asked), judge.sex(asked), judge.condition(asked)})
                .toArray(Verdict[][]::new);
        int size = iris.size();
        long[] ranks = new long[size];
        Map<Group, Integer> groups = new EnumMap<>(Group.class);
        Map<String, Integer> reasons = new TreeMap<>();
        for (int trial = 0; trial < size; trial++) {
            Verdict[] asked = ofFields[fieldsOfTrials.get(trial)];
            int met = 0;
            int notMet = 0;
            for (int criterion : criteriaOfTrials.get(trial)) {
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
            rank = rank * 2 + (open.get(trial) ? 0 : 1);
            rank = rank * MOST_COUNTED + Math.min(notMet, MOST_COUNTED - 1);
            rank = rank * MOST_COUNTED + MOST_COUNTED - 1 - Math.min(met, MOST_COUNTED - 1);
            ranks[trial] = rank << Integer.SIZE | trial;
        }
        Arrays.sort(ranks);
        List<Judged> best = Arrays.stream(ranks)
                .limit(most)
                .mapToObj(rank -> judged((int) rank, ofFields, ofCriteria))
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

    private Judged judged(int trial, Verdict[][] ofFields, Verdict[] ofCriteria) {
        Verdict[] asked = ofFields[fieldsOfTrials.get(trial)];
        List<Verdict> each = IntStream.of(criteriaOfTrials.get(trial))
                .mapToObj(criterion -> ofCriteria[criterion])
                .toList();
        String reason = reason(asked, each.contains(Verdict.NOT_MET));
        return new Judged(
                iris.get(trial), group(asked, reason), reason, open.get(trial), asked[0], asked[1], asked[2], each);
    }

    /** What a store says of a trial, for the report. */
    static StoredTrial stored(DatasetGraph store, Judged judged) {
        return StoredTrial.read(store, NodeFactory.createURI(judged.iri()));
    }
}
