package org.trialgraph.web.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.search.Facet;
import org.trialgraph.text.ResourceLines;

/**
 * Places on a map of the world in degrees: longitude to the right, latitude turned over. Places so near to each other that a map of
 * some hundred circles cannot tell them apart are one circle; its area tells how much is there.
 *
 * @param label what the map shows, in words
 * @param viewBox the part of the world that is seen
 * @param points the places, the largest first, so that none hides another
 */
record SiteMap(String label, String viewBox, List<Point> points) {
    private static final int MOST_POINTS = 300;
    private static final double LEAST_WIDTH = 30;
    private static final double WORLD = 360;

    /** Of the whole world the part that is inhabited is shown. */
    private static final String INHABITED = "-180 -84 360 144";

    /** Places nearer than this, in degrees, are one circle in any case. */
    private static final double NEAR = 0.05;

    /** Where a country's circle stands: degrees north and east by its code of ISO 3166-1. */
    private static final Map<String, double[]> COUNTRIES =
            ResourceLines.beside(SiteMap.class, "country-positions.tsv").stream()
                    .map(line -> line.split("\t"))
                    .collect(Collectors.toUnmodifiableMap(cells -> cells[0], cells ->
                            new double[] {Double.parseDouble(cells[1]), Double.parseDouble(cells[2])}));

    /**
     * A circle.
     *
     * @param x degrees east
     * @param y degrees south
     * @param radius in degrees
     * @param name what is there
     * @param href where that is told of, empty where several things are
     */
    record Point(String x, String y, String radius, String name, String href) {}

    /**
     * What stands at a place.
     *
     * @param latitude degrees north
     * @param longitude degrees east
     * @param name in words
     * @param href where it is told of
     * @param weight how much is there, such as the number of trials
     */
    record Place(double latitude, double longitude, String name, String href, long weight) {
        private Place and(Place other) {
            return new Place(latitude, longitude, name, href, weight + other.weight);
        }
    }

    /** The map of those of the sites that have coordinates; null where none has. */
    static @Nullable SiteMap of(GraphView graph, List<Node> sites) {
        List<Place> places =
                sites.stream().flatMap(site -> place(graph, site, 1).stream()).toList();
        return of("Map of the sites, which are also listed", places);
    }

    /** A site where its own coordinates are; empty where it has none. */
    static Optional<Place> place(GraphView graph, Node site, long weight) {
        double latitude = degrees(graph.words(site, Vocabulary.LATITUDE), 90);
        double longitude = degrees(graph.words(site, Vocabulary.LONGITUDE), 180);
        return Double.isNaN(latitude) || Double.isNaN(longitude)
                ? Optional.empty()
                : Optional.of(new Place(latitude, longitude, graph.words(site), graph.path(site), weight));
    }

    /** A country with its trials; empty where its position is not known. */
    static Optional<Place> country(GraphView graph, Node country, long trials) {
        return Optional.ofNullable(COUNTRIES.get(Facet.value(country)))
                .map(at -> new Place(
                        at[0],
                        at[1],
                        graph.words(country) + ": " + Charts.number(trials),
                        graph.path(country),
                        trials));
    }

    /** The map of some places; null where there are none. */
    static @Nullable SiteMap of(String label, List<Place> places) {
        if (places.isEmpty()) {
            return null;
        }
        List<List<Place>> circles = List.of();
        for (double near = NEAR; circles.isEmpty() || circles.size() > MOST_POINTS; near *= 2) {
            double grid = near;
            circles = List.copyOf(places.stream()
                    .collect(Collectors.groupingBy(
                            place -> Math.round(place.latitude / grid) + " " + Math.round(place.longitude / grid),
                            LinkedHashMap::new,
                            Collectors.toList()))
                    .values());
        }
        DoubleSummaryStatistics x =
                places.stream().mapToDouble(Place::longitude).summaryStatistics();
        DoubleSummaryStatistics y =
                places.stream().mapToDouble(place -> -place.latitude).summaryStatistics();
        double spread = Math.max(x.getMax() - x.getMin(), 2 * (y.getMax() - y.getMin()));
        double width = Math.min(WORLD, Math.max(LEAST_WIDTH, spread * 1.25));
        double left = clamp((x.getMin() + x.getMax() - width) / 2, -180, 180 - width);
        double top = clamp((y.getMin() + y.getMax() - width / 2) / 2, -90, 90 - width / 2);
        String part = width == WORLD
                ? INHABITED
                : number(left) + " " + number(top) + " " + number(width) + " " + number(width / 2);
        return new SiteMap(label, part, points(circles, width));
    }

    private static List<Point> points(List<List<Place>> circles, double width) {
        Map<List<Place>, Place> together = new LinkedHashMap<>();
        circles.forEach(
                each -> together.put(each, each.stream().reduce(Place::and).orElseThrow()));
        double most = together.values().stream().mapToLong(Place::weight).max().orElse(1);
        List<Point> points = new ArrayList<>();
        together.entrySet().stream()
                .sorted(Comparator.comparing(each -> -each.getValue().weight))
                .forEach(each -> {
                    Place place = each.getValue();
                    int others = each.getKey().size() - 1;
                    // all the same size where all weigh the same; else by area
                    double size = most == 1 ? 1 : 0.6 + 2.4 * Math.sqrt(place.weight / most);
                    points.add(new Point(
                            number(place.longitude),
                            number(-place.latitude),
                            number(width / 110 * size),
                            others == 0 ? place.name : place.name + " and " + others + " more",
                            others == 0 ? place.href : ""));
                });
        return points;
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
