package org.trialgraph.linkage;

import org.trialgraph.model.TrialNumber;

/**
 * A registry's number that stands in the running text of a registration.
 *
 * @param number the number in its registry's spelling
 * @param field local name of the property whose text it stands in
 * @param words the number with the words around it
 */
record Mention(TrialNumber number, String field, String words) {}
