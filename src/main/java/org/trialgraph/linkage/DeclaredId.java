package org.trialgraph.linkage;

/**
 * An id other than the number, as a registration prints it.
 *
 * @param value as printed
 * @param field local name of the property that holds it
 * @param type local name of the concept of its kind, such as {@code EudractNumber}; empty where the document does not tell
 */
record DeclaredId(String value, String field, String type) {
    /** Whether the document says that the id is a number of another registry. */
    boolean typedAsNumber() {
        return switch (type) {
            case "EudractNumber", "CtisNumber", "RegistryNumber" -> true;
            default -> false;
        };
    }
}
