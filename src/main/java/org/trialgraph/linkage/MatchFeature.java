package org.trialgraph.linkage;

import java.util.function.Supplier;

/**
 * One thing that speaks for or against two registrations being of one study.
 *
 * @param points change of the logarithm of the odds; below zero it speaks against
 * @param words what was found, with the values of both; only told when somebody asks
 */
record MatchFeature(double points, Supplier<String> words) {}
