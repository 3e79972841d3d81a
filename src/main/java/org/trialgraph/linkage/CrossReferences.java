package org.trialgraph.linkage;

import static org.trialgraph.rdf.Vocabulary.property;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.trialgraph.linkage.Link.Method;
import org.trialgraph.linkage.Link.Relation;
import org.trialgraph.linkage.Registration.DeclaredId;
import org.trialgraph.linkage.Registration.Mention;
import org.trialgraph.model.TrialNumber;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.registry.TrialNumbers;

/**
 * The links that registrations declare by printing each other's numbers. A field that holds one number and nothing else is
 * believed, more where the document says that it is a registry's number. Everything else that a number can stand for is
 * told apart: fields that name several, one number for many registrations, studies that follow on others, and numbers that
 * a text merely mentions.
 */
final class CrossReferences {
    private static final double TYPED = 1.0;
    private static final double UNTYPED = 0.95;
    private static final double WORDS_BESIDE = 0.6;
    private static final double SEVERAL_NUMBERS = 0.4;
    private static final double GROUP = 0.3;
    private static final double RELATED = 0.1;
    private static final Set<Node> TITLES =
            Set.of(property(TrialProperties.PUBLIC_TITLE), property(TrialProperties.SCIENTIFIC_TITLE));

    private final List<Registration> registrations;
    private final Map<String, Integer> positions = new HashMap<>();

    CrossReferences(List<Registration> registrations) {
        this.registrations = registrations;
        for (int i = 0; i < registrations.size(); i++) {
            Registration registration = registrations.get(i);
            if (!registration.number().isEmpty()) {
                positions.putIfAbsent(key(new TrialNumber(registration.registry(), registration.number())), i);
            }
        }
    }

    /** All links, by the position of the registration they start from. */
    List<Link> find() {
        List<Link> links = new ArrayList<>();
        for (int i = 0; i < registrations.size(); i++) {
            Map<String, Link> best = new LinkedHashMap<>();
            aliases(i, best);
            declared(i, best);
            mentioned(i, best);
            links.addAll(best.values());
        }
        return withDirections(oneToOne(links));
    }

    private void aliases(int i, Map<String, Link> best) {
        for (String alias : registrations.get(i).aliases()) {
            TrialNumbers.recognise(alias)
                    .ifPresent(number -> put(
                            best,
                            link(i, number, Method.ALIAS_NUMBER, TYPED, property(TrialProperties.ALIAS_ID), alias)));
        }
    }

    private void declared(int i, Map<String, Link> best) {
        for (DeclaredId id : registrations.get(i).ids()) {
            Optional<TrialNumber> whole = TrialNumbers.recognise(id.value());
            if (whole.isPresent()) {
                double sure = id.typedAsNumber() ? TYPED : UNTYPED;
                put(best, link(i, whole.get(), Method.DECLARED_NUMBER, sure, id.field(), id.value()));
                continue;
            }
            List<TrialNumber> inside = TrialNumbers.find(id.value());
            for (TrialNumber number : inside) {
                Link link = link(i, number, Method.DECLARED_NUMBER, WORDS_BESIDE, id.field(), id.value());
                put(best, beside(i, number, inside.size(), link));
            }
        }
    }

    /** What a number says that does not fill its field alone. */
    private Link beside(int i, TrialNumber number, int numbers, Link link) {
        if (number.registry().equals(registrations.get(i).registry())) {
            return link.with(
                    Relation.FOLLOW_UP_STUDY,
                    RELATED,
                    "another study of the same registry, with words of its own beside");
        }
        return numbers > 1
                ? link.with(Relation.POSSIBLY_SAME_STUDY, SEVERAL_NUMBERS, "the field names several registrations")
                : link.with(Relation.POSSIBLY_SAME_STUDY, WORDS_BESIDE, "the field says more than the number");
    }

    private void mentioned(int i, Map<String, Link> best) {
        for (Mention mention : registrations.get(i).mentions()) {
            Link link = link(i, mention.number(), Method.MENTIONED_NUMBER, RELATED, mention.field(), mention.words());
            boolean title = TITLES.contains(mention.field());
            put(
                    best,
                    link.with(
                            title ? Relation.FOLLOW_UP_STUDY : Relation.MENTIONED_STUDY,
                            RELATED,
                            title
                                    ? "a title that names another study's number is that of another study"
                                    : "running text names other studies more often than its own"));
        }
    }

    private Link link(int from, TrialNumber number, Method method, double confidence, Node field, String text) {
        return new Link(
                from,
                positions.getOrDefault(key(number), -1),
                number.number(),
                method,
                Relation.SAME_STUDY,
                confidence,
                Optional.of(field),
                text,
                false,
                () -> number.number() + " stands in " + field.getLocalName());
    }

    /** Keeps the surest link to each registration, and none to the registration itself. */
    private void put(Map<String, Link> best, Link link) {
        if (link.to() != link.from()) {
            best.merge(link.number(), link, (a, b) -> b.confidence() > a.confidence() ? b : a);
        }
    }

    /** Takes back what cannot hold: several numbers of one registry for one study, and one number for several. */
    private List<Link> oneToOne(List<Link> links) {
        Map<String, Set<String>> numbers = new HashMap<>();
        Map<String, Set<Integer>> sources = new HashMap<>();
        for (Link link : links) {
            if (link.relation() == Relation.SAME_STUDY && link.method() == Method.DECLARED_NUMBER) {
                numbers.computeIfAbsent(link.from() + " " + registry(link), k -> new HashSet<>())
                        .add(link.number());
                sources.computeIfAbsent(
                                link.number() + " "
                                        + registrations.get(link.from()).registry(),
                                k -> new HashSet<>())
                        .add(link.from());
            }
        }
        List<Link> kept = new ArrayList<>();
        for (Link link : links) {
            kept.add(
                    link.relation() == Relation.SAME_STUDY && link.method() == Method.DECLARED_NUMBER
                            ? reconciled(link, numbers, sources)
                            : link);
        }
        return kept;
    }

    private Link reconciled(Link link, Map<String, Set<String>> numbers, Map<String, Set<Integer>> sources) {
        Registration from = registrations.get(link.from());
        int declared = numbers.get(link.from() + " " + registry(link)).size();
        int declaring = sources.get(link.number() + " " + from.registry()).size();
        if (declared > 1) {
            return link.with(Relation.GROUP_OF_STUDIES, GROUP, "it declares " + declared + " numbers of that registry");
        }
        if (declaring > 1) {
            return link.with(
                    Relation.GROUP_OF_STUDIES,
                    GROUP,
                    declaring + " registrations of " + from.registry() + " declare it");
        }
        Optional<Registration> to = Optional.of(link.to()).filter(i -> i >= 0).map(registrations::get);
        if (to.isEmpty() && link.confidence() < TYPED && StudyNames.isFollowUp(from)) {
            return link.with(
                    Relation.POSSIBLY_SAME_STUDY,
                    WORDS_BESIDE,
                    "its title says that the study follows on another, whose number this may be");
        }
        if (to.filter(other -> StudyNames.onlyOneIsFollowUp(from, other) && !declares(other, from))
                .isPresent()) {
            return link.with(
                    Relation.FOLLOW_UP_STUDY, RELATED, "only one title says that its study follows on another");
        }
        if (registry(link).equals(from.registry())
                && to.filter(other -> registeredTwice(from, other)).isEmpty()) {
            return link.with(
                    Relation.FOLLOW_UP_STUDY,
                    RELATED,
                    "a registry gives each study one number, these are two of one registry");
        }
        return link;
    }

    /** Whether one names the other's number in a field of its own, which two registrations of one study do of each other. */
    private static boolean declares(Registration one, Registration other) {
        return one.ids().stream()
                .flatMap(id -> TrialNumbers.recognise(id.value()).stream())
                .anyMatch(number -> number.number().equals(other.number()));
    }

    /** Whether two registrations of one registry are the same in all that a second registration would repeat. */
    private static boolean registeredTwice(Registration a, Registration b) {
        return a.enrollment().isPresent()
                && a.enrollment().equals(b.enrollment())
                && !a.startDate().isEmpty()
                && PartialDates.agree(a.startDate(), b.startDate())
                && a.titles().stream()
                        .anyMatch(title -> b.titles().stream()
                                .anyMatch(other -> TitleTokens.of(title).equals(TitleTokens.of(other))));
    }

    private List<Link> withDirections(List<Link> links) {
        Set<Long> pairs = new HashSet<>();
        links.forEach(link -> pairs.add((long) link.from() << 32 | link.to() & 0xFFFFFFFFL));
        return links.stream()
                .map(link -> pairs.contains((long) link.to() << 32 | link.from()) ? link.asMutual() : link)
                .toList();
    }

    private static String registry(Link link) {
        return TrialNumbers.recognise(link.number()).map(TrialNumber::registry).orElse("");
    }

    private static String key(TrialNumber number) {
        return TrialNumbers.registration(number);
    }
}
