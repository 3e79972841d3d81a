package org.trialgraph.linkage;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;

/**
 * A link between two registrations with its evidence.
 *
 * @param from position of the registration that declares the other, or of the first of two similar ones
 * @param to position of the other; -1 where it is in no document
 * @param number number of the other
 * @param method how it was found
 * @param relation what it says
 * @param confidence how sure it is that both are one study, 0 to 1
 * @param field the property that the evidence stands in; empty where several do
 * @param matchedText words of the document that led to the link
 * @param mutual whether the other declares this one, too
 * @param evidence why, in words; only made when somebody asks
 */
record Link(
        int from,
        int to,
        String number,
        Method method,
        Relation relation,
        double confidence,
        Optional<Node> field,
        String matchedText,
        boolean mutual,
        Supplier<String> evidence) {

    /** A concept of the codes, by a constant that has its name in capitals. */
    interface Concept {
        String name();

        /** Local name of the concept: {@code SameStudy} of {@code SAME_STUDY}. */
        default String concept() {
            return Stream.of(name().split("_"))
                    .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining());
        }
    }

    /** How a link was found; the concepts have the same names. */
    enum Method implements Concept {
        DECLARED_NUMBER,
        ALIAS_NUMBER,
        MENTIONED_NUMBER,
        SHARED_SECONDARY_ID,
        SHARED_TITLE,
        SIMILAR_TITLE,
        THIRD_REGISTRATION
    }

    /** What a link says of its two registrations; the concepts have the same names. */
    enum Relation implements Concept {
        /** Both register one study. */
        SAME_STUDY,
        /** Both may register one study; no document declares it and the evidence is not enough. */
        POSSIBLY_SAME_STUDY,
        /** One number stands for several registrations: a programme, a platform or a registration of many protocols. */
        GROUP_OF_STUDIES,
        /** One study follows on the other or depends on it. */
        FOLLOW_UP_STUDY,
        /** The running text of one names the other. */
        MENTIONED_STUDY
    }

    /** The same link with another relation and confidence, for a reason that its evidence then gives. */
    Link with(Relation other, double newConfidence, String reason) {
        Supplier<String> all = () -> evidence.get() + "; " + reason;
        return new Link(from, to, number, method, other, newConfidence, field, matchedText, mutual, all);
    }

    /** The same link where the other registration declares this one, too. */
    Link asMutual() {
        return new Link(from, to, number, method, relation, confidence, field, matchedText, true, evidence);
    }

    /** Whether it makes one study of both. */
    boolean sameStudy() {
        return relation == Relation.SAME_STUDY && to >= 0;
    }
}
