package org.trialgraph.linkage;

/** How a link between two registrations was found. */
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
