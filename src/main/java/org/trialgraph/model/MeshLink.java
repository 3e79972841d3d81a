package org.trialgraph.model;

/**
 * A link from a name to a MeSH term, with how it came about.
 *
 * @param id unpadded id of a descriptor or supplementary record, such as {@code D000741}
 * @param method local name of the concept for the method, such as {@code ExactHeading}
 * @param confidence from 0 to 1
 * @param matchedText the words of the name that matched
 */
public record MeshLink(String id, String method, double confidence, String matchedText) {}
