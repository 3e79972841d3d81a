package org.trialgraph.web.page;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;
import org.trialgraph.rdf.Vocabulary;

/**
 * Places on a map of the world in degrees: longitude to the right, latitude turned over.
 *
 * @param viewBox the part of the world that is seen
 * @param points the places
 */
record SiteMap(String viewBox, List<Point> points) {
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

    private record Place(double x, double y, String name) {}

    /** The map of those of the sites that have coordinates; null where none has. */
    static @Nullable SiteMap of(GraphView graph, List<Node> sites) {
        List<Place> places = new ArrayList<>();
        for (Node site : sites) {
            double latitude = degrees(graph.words(site, Vocabulary.LATITUDE), 90);
            double longitude = degrees(graph.words(site, Vocabulary.LONGITUDE), 180);
            if (!Double.isNaN(latitude) && !Double.isNaN(longitude) && places.size() < MOST_POINTS) {
                places.add(new Place(longitude, -latitude, graph.words(site)));
            }
        }
        return places.isEmpty() ? null : of(places);
    }

    private static SiteMap of(List<Place> places) {
        DoubleSummaryStatistics x = places.stream().mapToDouble(Place::x).summaryStatistics();
        DoubleSummaryStatistics y = places.stream().mapToDouble(Place::y).summaryStatistics();
        double spread = Math.max(x.getMax() - x.getMin(), 2 * (y.getMax() - y.getMin()));
        double width = Math.min(WORLD, Math.max(LEAST_WIDTH, spread * 1.25));
        double height = width / 2;
        double left = clamp((x.getMin() + x.getMax() - width) / 2, -180, 180 - width);
        double top = clamp((y.getMin() + y.getMax() - height) / 2, -90, 90 - height);
        String radius = number(width / 110);
        return new SiteMap(
                number(left) + " " + number(top) + " " + number(width) + " " + number(height),
                places.stream()
                        .map(place -> new Point(number(place.x()), number(place.y()), radius, place.name()))
                        .toList());
    }

    private static double clamp(double value, double least, double most) {
        return Math.max(least, Math.min(most, value));
    }

    /** A printed coordinate; not a number where it is none or lies outside of the world. */
    private static double degrees(String words, double most) {
        double degrees = words.matches("-?\\d{1,3}(\\.\\d+)?") ? Double.parseDouble(words) : Double.NaN;
        return Math.abs(degrees) <= most ? degrees : Double.NaN;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
