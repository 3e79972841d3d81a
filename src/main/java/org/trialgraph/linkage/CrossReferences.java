package org.trialgraph.linkage;

import static org.trialgraph.linkage.Link.Relation.FOLLOW_UP_STUDY;
import static org.trialgraph.linkage.Link.Relation.GROUP_OF_STUDIES;
import static org.trialgraph.linkage.Link.Relation.MENTIONED_STUDY;
import static org.trialgraph.linkage.Link.Relation.POSSIBLY_SAME_STUDY;
import static org.trialgraph.linkage.Link.Relation.SAME_STUDY;
import static org.trialgraph.rdf.Vocabulary.property;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.trialgraph.linkage.Link.Method;
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

    /** Names for the numbers that a registration has and prints, the same for the same number however it is printed. */
    static Stream<String> numbers(Registration registration) {
        Stream<TrialNumber> own = registration.number().isEmpty()
                ? Stream.of()
                : Stream.of(new TrialNumber(registration.registry(), registration.number()));
        Stream<TrialNumber> declared = Stream.concat(
                        registration.aliases().stream(),
                        registration.ids().stream().map(id -> id.value()))
                .flatMap(
                        text -> Stream.concat(TrialNumbers.recognise(text).stream(), TrialNumbers.find(text).stream()));
        return Stream.of(own, declared, registration.mentions().stream().map(mention -> mention.number()))
                .flatMap(Function.identity())
                .map(CrossReferences::key)
                .distinct();
    }

    /** All links, by the position of the registration they start from. */
    List<Link> find() {
        return withDirections(oneToOne(IntStream.range(0, registrations.size())
                .boxed()
                .flatMap(i -> surest(Stream.of(aliases(i), declared(i), mentioned(i))))
                .toList()));
    }

    /** The surest link to each registration, and none to the registration itself. */
    private static Stream<Link> surest(Stream<Stream<Link>> links) {
        return links
                .flatMap(Function.identity())
                .filter(link -> link.to() != link.from())
                .collect(Collectors.toMap(
                        Link::number,
                        Function.identity(),
                        (a, b) -> b.confidence() > a.confidence() ? b : a,
                        LinkedHashMap::new))
                .values()
                .stream();
    }

    private Stream<Link> aliases(int i) {
        Node field = property(TrialProperties.ALIAS_ID);
        return registrations.get(i).aliases().stream()
                .flatMap(alias -> TrialNumbers.recognise(alias).stream()
                        .map(number -> link(i, number, Method.ALIAS_NUMBER, TYPED, field, alias)));
    }

    private Stream<Link> declared(int i) {
        return registrations.get(i).ids().stream().flatMap(id -> {
            Optional<TrialNumber> whole = TrialNumbers.recognise(id.value());
            List<TrialNumber> numbers = whole.map(List::of).orElseGet(() -> TrialNumbers.find(id.value()));
            double sure = id.typedAsNumber() ? TYPED : UNTYPED;
            return numbers.stream().map(number -> {
                Link link = link(i, number, Method.DECLARED_NUMBER, sure, id.field(), id.value());
                return whole.isPresent() ? link : beside(i, number, numbers.size(), link);
            });
        });
    }

    /** What a number says that does not fill its field alone. */
    private Link beside(int i, TrialNumber number, int numbers, Link link) {
        if (number.registry().equals(registrations.get(i).registry())) {
            return link.with(
                    FOLLOW_UP_STUDY, RELATED, "another study of the same registry, with words of its own beside");
        }
        return numbers > 1
                ? link.with(POSSIBLY_SAME_STUDY, SEVERAL_NUMBERS, "the field names several registrations")
                : link.with(POSSIBLY_SAME_STUDY, WORDS_BESIDE, "the field says more than the number");
    }

    private Stream<Link> mentioned(int i) {
        return registrations.get(i).mentions().stream().map(mention -> {
            Link link = link(i, mention.number(), Method.MENTIONED_NUMBER, RELATED, mention.field(), mention.words());
            return TITLES.contains(mention.field())
                    ? link.with(
                            FOLLOW_UP_STUDY,
                            RELATED,
                            "a title that names another study's number is that of another study")
                    : link.with(MENTIONED_STUDY, RELATED, "running text names other studies more often than its own");
        });
    }

    private Link link(int from, TrialNumber number, Method method, double confidence, Node field, String text) {
        int to = positions.getOrDefault(key(number), -1);
        Supplier<String> evidence = () -> number.number() + " stands in " + field.getLocalName();
        Optional<Node> of = Optional.of(field);
        return new Link(from, to, number.number(), method, SAME_STUDY, confidence, of, text, false, evidence);
    }

    /** Takes back what cannot hold: several numbers of one registry for one study, and one number for several. */
    private List<Link> oneToOne(List<Link> links) {
        Predicate<Link> declared = link -> link.relation() == SAME_STUDY && link.method() == Method.DECLARED_NUMBER;
        Map<String, Long> numbers = counts(links.stream().filter(declared), this::numbersOfRegistry);
        Map<String, Long> sources = counts(links.stream().filter(declared), this::sourcesOfRegistry);
        return links.stream()
                .map(link -> declared.test(link)
                        ? reconciled(link, numbers.get(numbersOfRegistry(link)), sources.get(sourcesOfRegistry(link)))
                        : link)
                .toList();
    }

    /** Each registration declares a number once, so that links are counted instead of numbers and registrations. */
    private static Map<String, Long> counts(Stream<Link> links, Function<Link, String> key) {
        return links.collect(Collectors.groupingBy(key, Collectors.counting()));
    }

    private String numbersOfRegistry(Link link) {
        return link.from() + " " + registry(link);
    }

    private String sourcesOfRegistry(Link link) {
        return link.number() + " " + registrations.get(link.from()).registry();
    }

    private Link reconciled(Link link, long declared, long declaring) {
        Registration from = registrations.get(link.from());
        if (declared > 1) {
            return link.with(GROUP_OF_STUDIES, GROUP, "it declares " + declared + " numbers of that registry");
        }
        if (declaring > 1) {
            return link.with(
                    GROUP_OF_STUDIES, GROUP, declaring + " registrations of " + from.registry() + " declare it");
        }
        Optional<Registration> to = Optional.of(link.to()).filter(i -> i >= 0).map(registrations::get);
        if (to.isEmpty() && link.confidence() < TYPED && from.followUp()) {
            return link.with(
                    POSSIBLY_SAME_STUDY,
                    WORDS_BESIDE,
                    "its title says that the study follows on another, whose number this may be");
        }
        if (to.filter(other -> from.followUp() != other.followUp() && !declares(other, from))
                .isPresent()) {
            return link.with(FOLLOW_UP_STUDY, RELATED, "only one title says that its study follows on another");
        }
        if (registry(link).equals(from.registry())
                && to.filter(other -> registeredTwice(from, other)).isEmpty()) {
            return link.with(
                    FOLLOW_UP_STUDY, RELATED, "a registry gives each study one number, these are two of one registry");
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
        return a.enrollment() >= 0
                && a.enrollment() == b.enrollment()
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
