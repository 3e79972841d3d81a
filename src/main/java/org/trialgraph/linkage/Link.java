package org.trialgraph.linkage;

import java.util.Optional;
import java.util.function.Supplier;
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

    /** How a link was found; the concepts have the same names. */
    enum Method {
        DECLARED_NUMBER("DeclaredNumber"),
        ALIAS_NUMBER("AliasNumber"),
        MENTIONED_NUMBER("MentionedNumber"),
        SHARED_SECONDARY_ID("SharedSecondaryId"),
        SHARED_TITLE("SharedTitle"),
        SIMILAR_TITLE("SimilarTitle"),
        THIRD_REGISTRATION("ThirdRegistration");

        private final String concept;

        Method(String concept) {
            this.concept = concept;
        }

        /** Local name of the concept. */
        String concept() {
            return concept;
        }
    }

    /** What a link says of its two registrations; the concepts have the same names. */
    enum Relation {
        /** Both register one study. */
        SAME_STUDY("SameStudy"),
        /** Both may register one study; no document declares it and the evidence is not enough. */
        POSSIBLY_SAME_STUDY("PossiblySameStudy"),
        /** One number stands for several registrations: a programme, a platform or a registration of many protocols. */
        GROUP_OF_STUDIES("GroupOfStudies"),
        /** One study follows on the other or depends on it. */
        FOLLOW_UP_STUDY("FollowUpStudy"),
        /** The running text of one names the other. */
        MENTIONED_STUDY("MentionedStudy");

        private final String concept;

        Relation(String concept) {
            this.concept = concept;
        }

        /** Local name of the concept. */
        String concept() {
            return concept;
        }
    }

    /** The same link with another relation and confidence, for a reason that its evidence then gives. */
    Link with(Relation other, double newConfidence, String reason) {
        return new Link(
                from,
                to,
                number,
                method,
                other,
                newConfidence,
                field,
                matchedText,
                mutual,
                () -> evidence.get() + "; " + reason);
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
