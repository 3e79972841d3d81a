package org.trialgraph.web.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.trialgraph.rdf.Vocabulary;

/**
 * Places on a map of the world in degrees: longitude to the right, latitude turned over.
 *
 * @param viewBox the part of the world that is seen
 * @param points the places
 * @param count how many these are
 */
record SiteMap(String viewBox, List<Point> points, int count) {
    private static final int MOST_POINTS = 300;
    private static final double LEAST_WIDTH = 30;
    private static final double WORLD = 360;

    /**
     * A place.
     *
     * @param x degrees east
     * @param y degrees south
     * @param radius in degrees, so that every dot has the same size on the screen
     */
    record Point(String x, String y, String radius, String name) {}

    /** The map of those of the sites that have coordinates; empty where none has. */
    static Optional<SiteMap> of(GraphView graph, List<Node> sites) {
        List<double[]> places = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Node site : sites) {
            Optional<Double> latitude = degrees(graph.words(site, Vocabulary.LATITUDE), 90);
            Optional<Double> longitude = degrees(graph.words(site, Vocabulary.LONGITUDE), 180);
            if (latitude.isPresent() && longitude.isPresent() && places.size() < MOST_POINTS) {
                places.add(new double[] {longitude.get(), -latitude.get()});
                names.add(graph.words(site));
            }
        }
        return places.isEmpty() ? Optional.empty() : Optional.of(of(places, names));
    }

    private static SiteMap of(List<double[]> places, List<String> names) {
        double west = places.stream().mapToDouble(p -> p[0]).min().orElse(0);
        double east = places.stream().mapToDouble(p -> p[0]).max().orElse(0);
        double north = places.stream().mapToDouble(p -> p[1]).min().orElse(0);
        double south = places.stream().mapToDouble(p -> p[1]).max().orElse(0);
        double width = Math.min(WORLD, Math.max(LEAST_WIDTH, Math.max(east - west, 2 * (south - north)) * 1.25));
        double height = width / 2;
        double left = clamp((west + east - width) / 2, -180, 180 - width);
        double top = clamp((north + south - height) / 2, -90, 90 - height);
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            points.add(
                    new Point(number(places.get(i)[0]), number(places.get(i)[1]), number(width / 110), names.get(i)));
        }
        return new SiteMap(
                number(left) + " " + number(top) + " " + number(width) + " " + number(height), points, points.size());
    }

    private static double clamp(double value, double least, double most) {
        return Math.max(least, Math.min(most, value));
    }

    private static Optional<Double> degrees(String words, double most) {
        return words.matches("-?\\d{1,3}(\\.\\d+)?") && Math.abs(Double.parseDouble(words)) <= most
                ? Optional.of(Double.parseDouble(words))
                : Optional.empty();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
