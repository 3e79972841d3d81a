import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.Quad;
import org.trialgraph.cli.Main;

/**
 * The program's {@code convert} in a virtual machine that stays, and what no mapper goes below: reading the tokens of the same file and
 * writing the same statements, which wait in memory, with Jena's own writer.
 *
 * <p>Orders: {@code convert IN OUT OPTION…}; {@code keep QUADS}, then {@code floor IN OUT}.
 */
final class Mapping {
    private static final int BUFFER = 1 << 16;

    private final List<Quad> kept = new ArrayList<>();

    public static void main(String[] arguments) throws IOException {
        Mapping mapping = new Mapping();
        Orders.take(words -> switch (words[0]) {
            case "convert" -> convert(words);
            case "keep" -> mapping.keep(words[1]);
            default -> mapping.floor(words[1], words[2]);
        });
    }

    private static String convert(String[] words) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("convert", words[1], "-o", words[2]));
        arguments.addAll(List.of(words).subList(3, words.length));
        int code = Main.run(arguments.toArray(String[]::new));
        if (code != 0) {
            throw new IOException("exit code " + code);
        }
        return "0";
    }

    /** Each term once, as a mapper that remembers names would have them. */
    private String keep(String file) {
        Map<Node, Node> terms = new HashMap<>();
        RDFParser.source(file).lang(Lang.NQUADS).parse(new StreamRDFBase() {
            @Override
            public void quad(Quad quad) {
                kept.add(new Quad(term(quad.getGraph()), term(quad.getSubject()), term(quad.getPredicate()), term(quad.getObject())));
            }

            private Node term(Node node) {
                return terms.computeIfAbsent(node, same -> same);
            }
        });
        return Integer.toString(kept.size());
    }

    private String floor(String file, String place) throws IOException {
        long tokens = 0;
        try (JsonParser parser = new JsonFactory().createParser(Path.of(file).toFile())) {
            while (parser.nextToken() != null) {
                if (parser.currentToken().isScalarValue()) {
                    parser.getText();
                }
                tokens++;
            }
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(place)), BUFFER)) {
            StreamRDF writer = StreamRDFWriter.getWriterStream(out, Lang.NQUADS);
            writer.start();
            kept.forEach(writer::quad);
            writer.finish();
        }
        return Long.toString(tokens);
    }
}
