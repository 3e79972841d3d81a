import io.carml.engine.rdf.RdfRmlMapper;
import io.carml.logicalsourceresolver.JsonPathResolver;
import io.carml.util.RmlMappingLoader;
import io.carml.vocab.Rdf;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.rio.ntriples.NTriplesWriter;

/** CARML: {@code map MAPPING FOLDER OUT} maps the files of a folder into N-Triples; the answer is the number of statements. */
final class CarmlMapping {
    private CarmlMapping() {}

    public static void main(String[] arguments) throws Exception {
        Orders.take(words -> map(Path.of(words[1]), Path.of(words[2]), Path.of(words[3])));
    }

    private static String map(Path mapping, Path folder, Path place) throws Exception {
        RdfRmlMapper mapper = RdfRmlMapper.builder()
                .triplesMaps(RmlMappingLoader.build().load(RDFFormat.TURTLE, mapping))
                .setLogicalSourceResolver(Rdf.Ql.JsonPath, JsonPathResolver::getInstance)
                .fileResolver(folder)
                .build();
        long statements = 0;
        try (OutputStream out = Files.newOutputStream(place)) {
            NTriplesWriter writer = new NTriplesWriter(out);
            writer.startRDF();
            for (Statement statement : mapper.map().toIterable()) {
                writer.handleStatement(statement);
                statements++;
            }
            writer.endRDF();
        }
        return Long.toString(statements);
    }
}
