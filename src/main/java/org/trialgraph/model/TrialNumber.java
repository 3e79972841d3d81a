package org.trialgraph.model;

import java.io.Serializable;

/**
 * A trial's number in its registry.
 *
 * @param registry key of the registry, such as {@code ctgov}
 * @param number the number as the registry writes it, such as {@code NCT01182662}
 */
public record TrialNumber(String registry, String number) implements Serializable {}
