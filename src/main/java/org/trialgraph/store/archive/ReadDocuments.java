package org.trialgraph.store.archive;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;
import org.trialgraph.model.SourceDocument;

/**
 * The documents of which every record is in the archive, so that reading them again would add nothing. A document is known by its
 * bytes, its name and its time of capture, as all of them are published, and by what it was read with. One of which a record was
 * rejected is read each time, to be told of each time. Not for several threads at once.
 */
public final class ReadDocuments implements Serializable {
    private final String readWith;
    private final Set<String> known;
    private final Map<String, Boolean> ofRun = new HashMap<>();

    /**
     * @param readWith what decides what is read of a document: the program, its options, its MeSH; empty for documents that are
     *     read each time
     * @param known what {@link #toAdd} told in earlier runs
     */
    ReadDocuments(String readWith, Set<String> known) {
        this.readWith = readWith;
        this.known = known;
    }

    /** None, and none to be noted. */
    public static ReadDocuments none() {
        return new ReadDocuments("", Set.of());
    }

    /** Whether a document is one of these. */
    public boolean contains(SourceDocument document) {
        return !readWith.isEmpty() && known.contains(key(document));
    }

    /** Notes that a record of a document was read, or rejected. */
    public void add(SourceDocument document, boolean rejected) {
        add(key(document), rejected);
    }

    /** Notes that a record of the document of a {@link #key} was read, or rejected. */
    public void add(String key, boolean rejected) {
        if (!readWith.isEmpty()) {
            ofRun.merge(key, rejected, Boolean::logicalOr);
        }
    }

    /** A line for each document of the run that is one of these from now on, in order. */
    List<String> toAdd() {
        Set<String> read = new HashSet<>(ofRun.keySet());
        read.removeIf(key -> ofRun.get(key) || known.contains(key));
        return read.stream().sorted().toList();
    }

    /** What a document is known by: the first 64 bits of a hash, as hexadecimal digits. */
    public String key(SourceDocument document) {
        String all = String.join(
                "\n",
                readWith,
                document.sha256(),
                document.origin(),
                document.url().orElse(""),
                document.captured().map(Object::toString).orElse(""));
        return DigestUtils.sha256Hex(all.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    }
}
