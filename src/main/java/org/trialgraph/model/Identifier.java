package org.trialgraph.model;

import java.util.Optional;

/**
 * An id of the study other than its number, with what the document tells about it; the id alone is also a value of {@link
 * TrialProperties#SECONDARY_ID}.
 *
 * @param id as printed
 * @param type kind of id, such as a EudraCT number
 * @param issuer who gave the id, as printed
 * @param link address about the id
 */
public record Identifier(Text id, Optional<Coded> type, Optional<Text> issuer, Optional<String> link) {}
