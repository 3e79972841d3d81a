package org.trialgraph.model;

import java.util.List;
import java.util.Optional;

/**
 * A place where a trial runs.
 *
 * @param names names of the facility, one per language; empty where it is ignored
 * @param cities names of the city, one per language
 * @param regions state or province, one per language
 * @param postalCode postal code of the facility
 * @param country country as a code of the table of countries
 * @param point position, where the document gives one
 * @param status recruitment status of the site
 */
public record Site(
        List<Text> names,
        List<Text> cities,
        List<Text> regions,
        Optional<String> postalCode,
        Optional<Coded> country,
        Optional<Point> point,
        Optional<Coded> status) {
    /**
     * A position on WGS 84.
     *
     * @param latitude degrees, with the digits of the document
     * @param longitude degrees, with the digits of the document
     */
    public record Point(String latitude, String longitude) {}

    /** Copies the lists. */
    public Site {
        names = List.copyOf(names);
        cities = List.copyOf(cities);
        regions = List.copyOf(regions);
    }
}
