package org.trialgraph.match;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.trialgraph.match.ReadCriterion.Limit;
import org.trialgraph.match.StoredTrial.Asked;
import org.trialgraph.match.TrialIndex.IndexedTrial;
import org.trialgraph.match.WordsRead.Reading;
import org.trialgraph.model.Criterion.Requirement;

/**
 * The file of a {@link TrialIndex}: its trials one after the other. Criteria, sets of fields and words are numbered as they come, and each is
 * written out behind its number the first time. Who changes what is written, or what it means, gives the file another name in
 * {@code ReleaseFiles}.
 */
final class TrialIndexFile {
    private TrialIndexFile() {}

    /** Writes trials in the order in which they are added. */
    static final class Writer implements AutoCloseable {
        private final DataOutputStream out;
        private final Map<ReadCriterion, Integer> criteria = new HashMap<>();
        private final Map<Asked, Integer> fields = new HashMap<>();
        private final Map<String, Integer> words = new HashMap<>();

        Writer(Path file) throws IOException {
            out = new DataOutputStream(new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(file))));
        }

        void add(String iri, boolean open, Asked asked, List<ReadCriterion> read) throws IOException {
            out.writeUTF(iri);
            out.writeBoolean(open);
            if (isNew(fields, asked)) {
                word(asked.sex());
                word(asked.minimumAge());
                word(asked.maximumAge());
                out.writeBoolean(asked.healthy());
                words(asked.conditions());
            }
            out.writeInt(read.size());
            for (ReadCriterion criterion : read) {
                if (isNew(criteria, criterion)) {
                    criterion(criterion);
                }
            }
        }

        private <T> boolean isNew(Map<T, Integer> known, T value) throws IOException {
            int next = known.size();
            int number = known.computeIfAbsent(value, added -> next);
            out.writeInt(number);
            return number == next;
        }

        private void criterion(ReadCriterion criterion) throws IOException {
            out.writeInt(criterion.limits().size());
            for (Limit limit : criterion.limits()) {
                limit(limit);
            }
            words(criterion.mentions());
            requirement(criterion.requirement());
            out.writeBoolean(criterion.words().whole());
            out.writeBoolean(criterion.words().or());
            out.writeBoolean(criterion.words().and());
            out.writeBoolean(criterion.words().conditional());
            out.writeBoolean(criterion.alternative());
        }

        private void limit(Limit limit) throws IOException {
            word(limit.measure());
            word(limit.unit());
            out.writeDouble(limit.lower());
            out.writeBoolean(limit.lowerInclusive());
            out.writeDouble(limit.upper());
            out.writeBoolean(limit.upperInclusive());
            out.writeDouble(limit.window());
            requirement(limit.requirement());
            words(limit.events().stream().sorted().toList());
            word(limit.words());
        }

        private void requirement(Optional<Requirement> requirement) throws IOException {
            word(requirement.map(Requirement::name).orElse(""));
        }

        private void words(Collection<String> all) throws IOException {
            out.writeInt(all.size());
            for (String each : all) {
                word(each);
            }
        }

        private void word(String word) throws IOException {
            if (isNew(words, word)) {
                out.writeUTF(word);
            }
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }

    /** Reads what a {@link Writer} has written. */
    static final class Reader implements AutoCloseable {
        private final DataInputStream in;
        private final List<ReadCriterion> criteria = new ArrayList<>();
        private final List<Asked> fields = new ArrayList<>();
        private final List<String> words = new ArrayList<>();

        private interface Value<T> {
            T read() throws IOException;
        }

        Reader(Path file) throws IOException {
            in = new DataInputStream(
                    new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file), 1 << 16), 1 << 16));
        }

        /** Each different criterion of the trials that were read, by its number. */
        List<ReadCriterion> criteria() {
            return criteria;
        }

        /** Each different set of fields of the trials that were read, by its number. */
        List<Asked> fields() {
            return fields;
        }

        /** The next trial; empty at the end. */
        Optional<IndexedTrial> next() throws IOException {
            String iri;
            try {
                iri = in.readUTF();
            } catch (EOFException end) {
                return Optional.empty();
            }
            boolean open = in.readBoolean();
            int asked = numbered(fields, () -> new Asked(word(), word(), word(), in.readBoolean(), list(this::word)));
            int[] read = new int[in.readInt()];
            for (int i = 0; i < read.length; i++) {
                read[i] = numbered(criteria, this::criterion);
            }
            return Optional.of(new IndexedTrial(iri, open, asked, read));
        }

        private <T> int numbered(List<T> known, Value<T> value) throws IOException {
            int number = in.readInt();
            if (number == known.size()) {
                known.add(value.read());
            }
            return number;
        }

        private ReadCriterion criterion() throws IOException {
            return new ReadCriterion(
                    list(this::limit),
                    list(this::word),
                    requirement(),
                    new Reading(in.readBoolean(), in.readBoolean(), in.readBoolean(), in.readBoolean()),
                    in.readBoolean());
        }

        private Limit limit() throws IOException {
            return new Limit(
                    word(),
                    word(),
                    in.readDouble(),
                    in.readBoolean(),
                    in.readDouble(),
                    in.readBoolean(),
                    in.readDouble(),
                    requirement(),
                    new LinkedHashSet<>(list(this::word)),
                    word());
        }

        private Optional<Requirement> requirement() throws IOException {
            String name = word();
            return name.isEmpty() ? Optional.empty() : Optional.of(Requirement.valueOf(name));
        }

        private <T> List<T> list(Value<T> value) throws IOException {
            List<T> all = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                all.add(value.read());
            }
            return List.copyOf(all);
        }

        private String word() throws IOException {
            return words.get(numbered(words, in::readUTF));
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
