package org.trialgraph.linkage;

/** What a link between two registrations says of them. */
enum Relation {
    /** Both register one study. */
    SAME_STUDY("SameStudy"),
    /** Both may register one study; nobody has said so and what speaks for it is not enough. */
    POSSIBLY_SAME_STUDY("PossiblySameStudy"),
    /** One number stands for several registrations: a programme, a platform or a registration of many protocols. */
    GROUP_OF_STUDIES("GroupOfStudies"),
    /** One study follows on the other or hangs on it. */
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
