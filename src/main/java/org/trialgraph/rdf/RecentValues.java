package org.trialgraph.rdf;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was made of keys lately, for names that come again in many trials. The hash of a key tells its place, where it replaces the
 * key before; so memory is bounded and no thread waits for another.
 */
final class RecentValues<K, V> {
    private final AtomicReferenceArray<@Nullable Entry<K, V>> places;
    private final Function<K, V> maker;

    private record Entry<K, V>(K key, V value) {}

    /**
     * @param most number of keys that are remembered, a power of two
     * @param maker makes the value of a key, the same each time
     */
    RecentValues(int most, Function<K, V> maker) {
        this.places = new AtomicReferenceArray<>(most);
        this.maker = maker;
    }

    /** The value of a key. */
    V get(K key) {
        int hash = key.hashCode();
        int place = (hash ^ hash >>> 16) & places.length() - 1;
        Entry<K, V> entry = places.getPlain(place);
        if (entry == null || !entry.key.equals(key)) {
            entry = new Entry<>(key, maker.apply(key));
            places.setRelease(place, entry);
        }
        return entry.value;
    }
}
