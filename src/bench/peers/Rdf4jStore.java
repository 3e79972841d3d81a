import java.io.File;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.rdf4j.common.transaction.IsolationLevels;
import org.eclipse.rdf4j.query.TupleQueryResult;
import org.eclipse.rdf4j.repository.Repository;
import org.eclipse.rdf4j.repository.RepositoryConnection;
import org.eclipse.rdf4j.repository.sail.SailRepository;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.sail.memory.MemoryStore;
import org.eclipse.rdf4j.sail.nativerdf.NativeStore;

/**
 * A store of RDF4J, in the folder that is named or, without one, in memory: {@code load FILE} answers with the number of statements,
 * {@code query FILE} with the number of rows. All graphs together are its default graph.
 */
final class Rdf4jStore {
    /** From a graph, a subject, a property or an object to what goes with it, as a store of quads has it. */
    private static final String INDEXES = "spoc,posc,ospc,cspo";

    private Rdf4jStore() {}

    public static void main(String[] arguments) throws Exception {
        Repository repository = new SailRepository(
                arguments.length == 0 ? new MemoryStore() : new NativeStore(new File(arguments[0]), INDEXES));
        repository.init();
        Orders.take(words -> {
            try (RepositoryConnection connection = repository.getConnection()) {
                return Long.toString(
                        words[0].equals("load") ? load(connection, Path.of(words[1])) : rows(connection, Path.of(words[1])));
            }
        });
        repository.shutDown();
    }

    private static long load(RepositoryConnection connection, Path file) throws Exception {
        connection.begin(IsolationLevels.NONE);
        try (InputStream in = Files.newInputStream(file)) {
            connection.add(in, RDFFormat.NQUADS);
        }
        connection.commit();
        return connection.size();
    }

    private static long rows(RepositoryConnection connection, Path file) throws Exception {
        long rows = 0;
        try (TupleQueryResult result = connection.prepareTupleQuery(Files.readString(file)).evaluate()) {
            while (result.hasNext()) {
                result.next().forEach(binding -> binding.getValue().stringValue());
                rows++;
            }
        }
        return rows;
    }
}
