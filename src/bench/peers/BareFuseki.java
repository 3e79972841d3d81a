import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.TDB2;
import org.eclipse.jetty.server.HttpConnectionFactory;

/**
 * Fuseki as it comes, over a TDB2 folder: {@code BareFuseki PORT FOLDER}. Only the buffer of answers is made as small as the program's,
 * 32 kB instead of the megabytes that Fuseki takes for each.
 */
final class BareFuseki {
    private static final int BUFFER = 32 * 1024;

    private BareFuseki() {}

    public static void main(String[] arguments) {
        DatasetGraph data = DatabaseMgr.connectDatasetGraph(arguments[1]);
        data.getContext().set(TDB2.symUnionDefaultGraph, true);
        FusekiServer server = FusekiServer.create()
                .port(Integer.parseInt(arguments[0]))
                .loopback(true)
                .enablePing(true)
                .add("/", data)
                .build();
        for (var connector : server.getJettyServer().getConnectors()) {
            connector.getConnectionFactory(HttpConnectionFactory.class).getHttpConfiguration().setOutputBufferSize(BUFFER);
        }
        server.start();
    }
}
