package org.trialgraph.linkage;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How likely two registrations are one study, and why.
 *
 * @param confidence 0 to 1
 * @param title likeness of their likest titles
 * @param features what it is made of
 */
record Score(double confidence, Similarity title, List<MatchFeature> features) {
    /** Copies the features. */
    Score {
        features = List.copyOf(features);
    }

    /** Whether a title long enough to name one study alone is the same. */
    boolean sameLongTitle() {
        return title.jaccard() >= 0.85 && title.words() >= 8 && title.shared() >= 3.5;
    }

    /** The features with their points, the weightiest first. */
    String explanation() {
        return features.stream()
                .sorted((a, b) -> Double.compare(Math.abs(b.points()), Math.abs(a.points())))
                .map(feature ->
                        String.format(Locale.ROOT, "%s (%+.1f)", feature.words().get(), feature.points()))
                .collect(Collectors.joining("; "));
    }
}
