package org.trialgraph.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.commons.collections4.IterableUtils;
import org.apache.commons.collections4.IteratorUtils;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDFS;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;
import org.trialgraph.eligibility.ConstraintReader;
import org.trialgraph.linkage.LinkageSteps;
import org.trialgraph.linkage.LinkageSteps.FoundStudy;
import org.trialgraph.linkage.Registration;
import org.trialgraph.linkage.StudyGraph;
import org.trialgraph.linkage.TermCounts;
import org.trialgraph.linkage.TrialFacts;
import org.trialgraph.rdf.Iris;
import org.trialgraph.rdf.Vocabulary;
import scala.Tuple2;

/**
 * The search for studies as joins: registrations meet by keys and by numbers, and each component of candidates is worked on by one task.
 * Nothing but numbers comes to the driver.
 *
 * @param base of all IRIs
 */
record StudySearch(String base) implements Serializable {
    /** A registration with the counts of its terms. */
    private record Entry(Registration registration, TermCounts counts) implements Serializable {}

    /** What is read of a trial: its registration, and lines on where it disagrees with itself. */
    private record Read(List<Registration> registrations, List<String> lines) implements Serializable {}

    /** What came of a component: lines on links and studies, and the studies. */
    record Found(List<String> lines, List<FoundStudy> studies) implements Serializable {}

    /** Lines of N-Quads of {@code graph/links}: links, studies, and where they disagree. */
    JavaRDD<String> lines(JavaRDD<Statements> current) {
        JavaRDD<Statements> trials = current.persist(StorageLevel.DISK_ONLY());
        JavaRDD<Read> read = trials.mapPartitions(this::read).persist(StorageLevel.DISK_ONLY());
        JavaRDD<Found> found = found(read.flatMap(each -> each.registrations().iterator()));
        return read.flatMap(each -> each.lines().iterator())
                .union(found.flatMap(each -> each.lines().iterator()))
                .union(discrepancies(found, trials))
                .distinct();
    }

    /** Links and studies, by component. */
    JavaRDD<Found> found(JavaRDD<Registration> registrations) {
        JavaPairRDD<String, Entry> entries = counted(registrations).persist(StorageLevel.DISK_ONLY());
        JavaPairRDD<String, String> candidates = candidates(entries).persist(StorageLevel.DISK_ONLY());
        return found(entries, candidates).persist(StorageLevel.DISK_ONLY());
    }

    /** Adds to the statements of some trials all names that the data have for their sponsors. */
    private JavaPairRDD<String, Statements> withSponsors(
            JavaPairRDD<String, Statements> some, JavaRDD<Statements> all) {
        String sponsors = base + "sponsor/";
        JavaPairRDD<String, String> names = all.flatMapToPair(trial -> quads(
                        trial,
                        quad -> quad.getPredicate().equals(RDFS.Nodes.label)
                                && quad.getSubject().getURI().startsWith(sponsors))
                .map(quad -> new Tuple2<>(quad.getSubject().getURI(), line(quad)))
                .iterator());
        JavaPairRDD<String, String> leads = some.values()
                .flatMapToPair(trial -> quads(trial, quad -> quad.getPredicate().equals(Vocabulary.LEAD_SPONSOR))
                        .map(quad -> new Tuple2<>(quad.getObject().getURI(), trial.trial()))
                        .iterator());
        JavaPairRDD<String, Iterable<String>> ofTrials =
                names.distinct().join(leads).mapToPair(both -> both._2().swap()).groupByKey();
        return some.leftOuterJoin(ofTrials)
                .mapValues(
                        both -> both._2().isPresent() ? both._1().with(both._2().get()) : both._1());
    }

    private static Stream<Quad> quads(Statements trial, Predicate<Quad> wanted) {
        List<Quad> found = new ArrayList<>();
        trial.parse(new StreamRDFBase() {
            @Override
            public void quad(Quad quad) {
                if (wanted.test(quad)) {
                    found.add(quad);
                }
            }
        });
        return found.stream();
    }

    private static String line(Quad quad) {
        Statements.Lines lines = new Statements.Lines();
        lines.quad(quad);
        return lines.lines().get(0);
    }

    private Iterator<Read> read(Iterator<Statements> trials) {
        ConstraintReader constraints = new ConstraintReader();
        return IteratorUtils.transformedIterator(trials, trial -> read(trial, constraints));
    }

    private Read read(Statements trial, ConstraintReader constraints) {
        TrialFacts facts = TrialFacts.of(Statements.dataset(List.of(trial)), constraints);
        Statements.Lines lines = new Statements.Lines();
        new StudyGraph(new Iris(base)).addDiscrepancies(facts, lines);
        return new Read(facts.registrations(), lines.lines());
    }

    /** Counts the terms of all registrations, and gives each registration the counts that it asks for. */
    private static JavaPairRDD<String, Entry> counted(JavaRDD<Registration> registrations) {
        JavaPairRDD<String, Registration> byTrial =
                registrations.mapToPair(registration -> new Tuple2<>(registration.trial(), registration));
        int all = (int) registrations.count();
        JavaPairRDD<String, Integer> counts = registrations
                .flatMapToPair(registration -> TermCounts.counted(registration).stream()
                        .map(term -> new Tuple2<>(term, 1))
                        .iterator())
                .reduceByKey(Integer::sum);
        JavaPairRDD<String, Iterable<Tuple2<String, Integer>>> asked = registrations
                .flatMapToPair(registration -> TermCounts.asked(registration).stream()
                        .map(term -> new Tuple2<>(term, registration.trial()))
                        .iterator())
                .join(counts)
                .mapToPair(term -> new Tuple2<>(
                        term._2()._1(), new Tuple2<>(term._1(), term._2()._2())))
                .groupByKey();
        return byTrial.leftOuterJoin(asked).mapValues(both -> {
            Map<String, Integer> own = new HashMap<>();
            both._2().or(List.of()).forEach(term -> own.put(term._1(), term._2()));
            return new Entry(both._1(), new TermCounts(all, own));
        });
    }

    /** Pairs of trials that are candidates for being one study, the smaller IRI first. */
    private static JavaPairRDD<String, String> candidates(JavaPairRDD<String, Entry> entries) {
        JavaPairRDD<String, String> pairs = entries.flatMapToPair(entry -> Arrays.stream(LinkageSteps.keys(
                                entry._2().registration(), entry._2().counts()))
                        .mapToObj(key -> new Tuple2<>(key, entry._1()))
                        .iterator())
                .aggregateByKey(new Block(), Block::add, Block::add)
                .flatMapToPair(block -> block._2().pairs(LinkageSteps.largestBlock(block._1())))
                .distinct();
        return pairs.join(entries)
                .mapToPair(pair -> pair._2())
                .groupByKey()
                .join(entries)
                .flatMapToPair(one -> {
                    List<Entry> others = IterableUtils.toList(one._2()._1());
                    List<Entry> all = new ArrayList<>(others);
                    all.add(one._2()._2());
                    List<Registration> registrations =
                            others.stream().map(Entry::registration).toList();
                    return Arrays.stream(
                                    LinkageSteps.candidates(one._2()._2().registration(), registrations, together(all)))
                            .mapToObj(other ->
                                    new Tuple2<>(registrations.get(other).trial(), one._1()))
                            .iterator();
                });
    }

    private static TermCounts together(List<Entry> entries) {
        return TermCounts.together(entries.stream().map(Entry::counts).toList());
    }

    /** Registrations that share a key, as long as they are few. */
    private static final class Block implements Serializable {
        private static final int MOST = 49;

        private final Set<String> trials = new HashSet<>();

        Block add(String trial) {
            if (trials.size() < MOST) {
                trials.add(trial);
            }
            return this;
        }

        Block add(Block other) {
            other.trials.forEach(this::add);
            return this;
        }

        Iterator<Tuple2<String, String>> pairs(int largest) {
            List<Tuple2<String, String>> pairs = new ArrayList<>();
            if (trials.size() <= largest) {
                for (String one : trials) {
                    for (String other : trials) {
                        if (one.compareTo(other) < 0) {
                            pairs.add(new Tuple2<>(one, other));
                        }
                    }
                }
            }
            return pairs.iterator();
        }
    }

    /** Finds links and studies, component by component. */
    private JavaRDD<Found> found(JavaPairRDD<String, Entry> entries, JavaPairRDD<String, String> candidates) {
        JavaPairRDD<String, String> numbers = entries.flatMapToPair(
                        entry -> LinkageSteps.numbers(entry._2().registration()).stream()
                                .map(number -> new Tuple2<>(number, entry._1()))
                                .iterator())
                .groupByKey()
                .flatMapToPair(number -> {
                    List<String> trials = IterableUtils.toList(number._2());
                    return trials.stream()
                            .map(trial -> new Tuple2<>(trials.get(0), trial))
                            .iterator();
                });
        JavaPairRDD<String, String> components = Components.of(candidates.union(numbers));
        JavaPairRDD<String, Entry> members = entries.leftOuterJoin(components)
                .mapToPair(entry ->
                        new Tuple2<>(entry._2()._2().or(entry._1()), entry._2()._1()));
        JavaPairRDD<String, Tuple2<String, String>> pairs = candidates
                .leftOuterJoin(components)
                .mapToPair(pair -> new Tuple2<>(
                        pair._2()._2().or(pair._1()),
                        new Tuple2<>(pair._1(), pair._2()._1())));
        return members.cogroup(pairs)
                .map(component -> found(component._2()._1(), component._2()._2()));
    }

    private Found found(Iterable<Entry> members, Iterable<Tuple2<String, String>> pairs) {
        List<Entry> entries = IterableUtils.toList(members);
        entries.sort(Comparator.comparing(entry -> entry.registration().trial()));
        Map<String, Integer> positions = new HashMap<>();
        entries.forEach(entry -> positions.put(entry.registration().trial(), positions.size()));
        long[] candidates = IterableUtils.toList(pairs).stream()
                .mapToLong(pair -> (long) positions.get(pair._1()) << 32 | positions.get(pair._2()))
                .sorted()
                .toArray();
        Statements.Lines lines = new Statements.Lines();
        List<FoundStudy> studies = LinkageSteps.find(
                entries.stream().map(Entry::registration).toList(),
                together(entries),
                candidates,
                new Iris(base),
                lines);
        return new Found(lines.lines(), studies);
    }

    /** Where the registrations of each study disagree. */
    private JavaRDD<String> discrepancies(JavaRDD<Found> found, JavaRDD<Statements> trials) {
        JavaPairRDD<String, String> studies = found.flatMap(
                        each -> each.studies().iterator())
                .flatMapToPair(study -> study.trials().stream()
                        .map(trial -> new Tuple2<>(trial, study.study()))
                        .iterator());
        JavaPairRDD<String, Statements> ofStudies = trials.mapToPair(trial -> new Tuple2<>(trial.trial(), trial))
                .join(studies)
                .mapValues(Tuple2::_1);
        return studies.join(withSponsors(ofStudies, trials))
                .mapToPair(trial -> trial._2())
                .groupByKey()
                .flatMap(study -> {
                    Map<String, Statements> byTrial = new TreeMap<>();
                    study._2().forEach(trial -> byTrial.put(trial.trial(), trial));
                    Statements.Lines lines = new Statements.Lines();
                    new StudyGraph(new Iris(base))
                            .addDiscrepancies(
                                    NodeFactory.createURI(study._1()),
                                    List.copyOf(byTrial.keySet()),
                                    Statements.dataset(byTrial.values()),
                                    lines);
                    return lines.iterator();
                });
    }
}
