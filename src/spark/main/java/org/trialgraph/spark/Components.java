package org.trialgraph.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * Connected components by joins alone: each round links all neighbours of a node to the least of them, first the greater ones, then the
 * others, until every node is linked to the least of its component and to nothing else (Kiveris and others, "Connected components in
 * MapReduce and beyond", 2014). The number of rounds grows with the logarithm of the size.
 */
final class Components {
    private Components() {}

    /** What tells whether a round changed anything: the number of edges and a sum of their hashes. */
    private record Shape(long edges, long sum) implements Serializable {}

    /** Of each node of some edges but the least of its component that one. */
    static JavaPairRDD<String, String> of(JavaPairRDD<String, String> edges) {
        JavaPairRDD<String, String> links = edges.filter(edge -> !edge._1().equals(edge._2()));
        Shape before = new Shape(-1, 0);
        while (true) {
            JavaPairRDD<String, String> next = smallStars(largeStars(links)).persist(StorageLevel.DISK_ONLY());
            next.checkpoint();
            Shape shape = next.aggregate(
                    new Shape(0, 0),
                    (sum, edge) -> new Shape(sum.edges + 1, sum.sum + hash(edge)),
                    (a, b) -> new Shape(a.edges + b.edges, a.sum + b.sum));
            if (shape.equals(before)) {
                return next;
            }
            before = shape;
            links = next;
        }
    }

    private static long hash(Tuple2<String, String> edge) {
        return (edge._1().hashCode() * 0x9E3779B97F4A7C15L) ^ (edge._2().hashCode() * 0xD6E8FEB86659FD93L);
    }

    /** Links the neighbours of a node that are greater than it to the least of all. */
    private static JavaPairRDD<String, String> largeStars(JavaPairRDD<String, String> links) {
        return links.flatMapToPair(edge -> List.of(edge, edge.swap()).iterator())
                .groupByKey()
                .flatMapToPair(node -> {
                    String least = least(node);
                    List<Tuple2<String, String>> star = new ArrayList<>();
                    for (String other : node._2()) {
                        if (other.compareTo(node._1()) > 0) {
                            star.add(new Tuple2<>(other, least));
                        }
                    }
                    return star.iterator();
                });
    }

    /** Links a node and those of its neighbours that are less than it to the least of them. */
    private static JavaPairRDD<String, String> smallStars(JavaPairRDD<String, String> links) {
        return links.groupByKey()
                .flatMapToPair(node -> {
                    String least = least(node);
                    List<Tuple2<String, String>> star = new ArrayList<>();
                    star.add(new Tuple2<>(node._1(), least));
                    for (String other : node._2()) {
                        if (!other.equals(least)) {
                            star.add(new Tuple2<>(other, least));
                        }
                    }
                    return star.iterator();
                })
                .distinct();
    }

    private static String least(Tuple2<String, Iterable<String>> node) {
        String least = node._1();
        for (String other : node._2()) {
            least = other.compareTo(least) < 0 ? other : least;
        }
        return least;
    }
}
