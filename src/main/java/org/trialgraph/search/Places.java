package org.trialgraph.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.roaringbitmap.RoaringBitmap;
import org.trialgraph.text.TextNormalizer;

/**
 * Where sites are, as far as registries give coordinates (WGS 84): the points with their cities and the trials that have a site
 * there. Distances are those on a sphere of the earth's mean radius, 6371 km.
 */
final class Places {
    private static final double EARTH_DIAMETER = 2 * 6371.0;
    private static final double HALF_DEGREE = Math.PI / 360;
    private static final double DEGREE = Math.PI / 180;
    private static final Pattern COORDINATES =
            Pattern.compile("(-?\\d{1,2}(?:\\.\\d{1,12})?)\\s*[,;\\s]\\s*(-?\\d{1,3}(?:\\.\\d{1,12})?)");

    private final List<Place> places = new ArrayList<>();
    private final Map<String, Place> cities = new HashMap<>();

    /** A point with the name of the city and the trials there. */
    private record Place(Point point, RoaringBitmap trials) {}

    /**
     * A point on the earth.
     *
     * @param latitude in degrees, north positive
     * @param longitude in degrees, east positive
     * @param name the city's name as a site has it; empty where only the point is known
     */
    public record Point(double latitude, double longitude, String name) {}

    /** @param trials those with a site at each {@link #key} */
    Places(Map<String, RoaringBitmap> trials) {
        trials.forEach((key, having) -> {
            String[] parts = key.split("\n", 3);
            places.add(
                    new Place(new Point(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]), parts[2]), having));
        });
        Comparator<Place> larger = Comparator.<Place>comparingInt(place -> place.trials.getCardinality())
                .thenComparing(place -> place.point.toString());
        for (Place place : places) {
            cities.merge(
                    folded(place.point.name), place, (one, other) -> larger.compare(one, other) >= 0 ? one : other);
        }
        cities.remove("");
    }

    /** What stands for a point and the name of its city. */
    static String key(String latitude, String longitude, String city) {
        return latitude + "\n" + longitude + "\n" + city;
    }

    private static String folded(String name) {
        return TextNormalizer.clean(TextNormalizer.fold(name));
    }

    /**
     * The point that coordinates or the name of a city mean, such as {@code 48.85,2.35} and {@code Boston, USA}: of cities of one
     * name that where most trials are. Empty where no site is in such a city.
     */
    Optional<Point> find(String near) {
        Matcher coordinates = COORDINATES.matcher(near);
        if (coordinates.matches()) {
            double latitude = Double.parseDouble(coordinates.group(1));
            double longitude = Double.parseDouble(coordinates.group(2));
            return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
                    ? Optional.of(new Point(latitude, longitude, ""))
                    : Optional.empty();
        }
        String name = folded(near);
        return Optional.ofNullable(cities.get(name))
                .or(() -> Optional.ofNullable(cities.get(name.split("\\s*,", 2)[0])))
                .map(Place::point);
    }

    /** The trials that have a site within so many kilometres. */
    RoaringBitmap within(Point center, int kilometres) {
        double most = haversine(kilometres);
        double cosine = Math.cos(center.latitude * DEGREE);
        RoaringBitmap found = new RoaringBitmap();
        for (Place place : places) {
            double ofLatitude = Math.sin((place.point.latitude - center.latitude) * HALF_DEGREE);
            double ofLongitude = Math.sin((place.point.longitude - center.longitude) * HALF_DEGREE);
            double haversine = ofLatitude * ofLatitude
                    + cosine * Math.cos(place.point.latitude * DEGREE) * (ofLongitude * ofLongitude);
            if (haversine <= most) {
                found.or(place.trials);
            }
        }
        return found;
    }

    private static double haversine(int kilometres) {
        double sine = Math.sin(Math.min(Math.PI / 2, kilometres / EARTH_DIAMETER));
        return sine * sine;
    }

    /** The pattern of SPARQL that binds to {@code ?trial} those of {@link #within}. */
    static String pattern(Point center, int kilometres) {
        return """
                { SELECT DISTINCT ?trial {
                    ?trial tg:site ?site . ?site geo:lat ?lat ; geo:long ?long .
                    BIND (math:sin((xsd:double(?lat) - %s) * %s) AS ?a) BIND (math:sin((xsd:double(?long) - %s) * %s) AS ?b)
                    FILTER (?a * ?a + %s * math:cos(xsd:double(?lat) * %s) * (?b * ?b) <= %s)
                  } }""".formatted(
                        number(center.latitude),
                        number(HALF_DEGREE),
                        number(center.longitude),
                        number(HALF_DEGREE),
                        number(Math.cos(center.latitude * DEGREE)),
                        number(DEGREE),
                        number(haversine(kilometres)));
    }

    /** A number as a double of SPARQL. */
    private static String number(double number) {
        String written = Double.toString(number);
        return written.contains("E") ? written : written + "e0";
    }
}
