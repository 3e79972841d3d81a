package org.trialgraph.store.release;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import org.apache.commons.io.function.IOConsumer;
import org.apache.commons.io.function.Uncheck;
import org.apache.jena.atlas.data.BagFactory;
import org.apache.jena.atlas.data.SerializationFactory;
import org.apache.jena.atlas.data.SortedDataBag;
import org.apache.jena.atlas.data.ThresholdPolicyFactory;
import org.apache.jena.atlas.iterator.IteratorSlotted;
import org.apache.jena.atlas.lib.Sink;

/** Sorts any number of lines by their bytes; what does not fit into memory waits in temporary files. */
public final class SortedLines implements AutoCloseable {
    private static final int IN_MEMORY = 500_000;

    private final SortedDataBag<byte[]> bag =
            BagFactory.newSortedBag(ThresholdPolicyFactory.count(IN_MEMORY), new Lines(), Arrays::compareUnsigned);

    /** Takes a line. */
    public void add(byte[] line) {
        bag.add(line);
    }

    /** How many lines there are. */
    public long size() {
        return bag.size();
    }

    /** Gives all lines in order. */
    public void forEach(IOConsumer<byte[]> sink) throws IOException {
        for (Iterator<byte[]> lines = bag.iterator(); lines.hasNext(); ) {
            sink.accept(lines.next());
        }
    }

    @Override
    public void close() {
        bag.close();
    }

    /** The form of temporary files: each line behind its length. */
    private static final class Lines implements SerializationFactory<byte[]> {
        @Override
        public Sink<byte[]> createSerializer(OutputStream stream) {
            DataOutputStream out = new DataOutputStream(stream);
            IOConsumer<byte[]> write = line -> {
                out.writeInt(line.length);
                out.write(line);
            };
            return new Sink<>() {
                @Override
                public void send(byte[] line) {
                    Uncheck.accept(write, line);
                }

                @Override
                public void flush() {
                    Uncheck.run(out::flush);
                }

                @Override
                public void close() {
                    Uncheck.run(out::close);
                }
            };
        }

        @Override
        public Iterator<byte[]> createDeserializer(InputStream stream) {
            DataInputStream in = new DataInputStream(stream);
            return new IteratorSlotted<>() {
                @Override
                protected byte[] moveToNext() {
                    try {
                        byte[] line = new byte[in.readInt()];
                        in.readFully(line);
                        return line;
                    } catch (EOFException end) {
                        return null;
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }

                @Override
                protected boolean hasMore() {
                    return true;
                }
            };
        }
    }
}
