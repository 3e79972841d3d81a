package org.trialgraph.linkage;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/**
 * Writes {@link TrialFacts} as JSON: each record as an array of its components, a resource as its IRI. Who changes the components gives
 * the file that holds them another name. Safe for many threads.
 */
public final class TrialFactsCodec {
    private final ObjectWriter writer;
    private final ObjectReader reader;

    /** Prepares reading and writing. */
    public TrialFactsCodec() {
        ObjectMapper json = new ObjectMapper()
                .setAnnotationIntrospector(new Arrays())
                .registerModule(new SimpleModule()
                        .addSerializer(new NodeWriter())
                        .addDeserializer(Node.class, new NodeReader()));
        writer = json.writerFor(TrialFacts.class);
        reader = json.readerFor(TrialFacts.class);
    }

    /** Writes facts. */
    public byte[] write(TrialFacts facts) throws IOException {
        return writer.writeValueAsBytes(facts);
    }

    /** Reads what was written. */
    public TrialFacts read(byte[] facts) throws IOException {
        return reader.readValue(facts);
    }

    /** Names of components would take half of the room. */
    private static final class Arrays extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1;

        @Override
        public JsonFormat.Value findFormat(Annotated annotated) {
            return annotated.getRawType().isRecord()
                    ? JsonFormat.Value.forShape(JsonFormat.Shape.ARRAY)
                    : super.findFormat(annotated);
        }
    }

    private static final class NodeWriter extends StdSerializer<Node> {
        private static final long serialVersionUID = 1;

        NodeWriter() {
            super(Node.class);
        }

        @Override
        public void serialize(Node resource, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(resource.getURI());
        }
    }

    private static final class NodeReader extends StdDeserializer<Node> {
        private static final long serialVersionUID = 1;

        NodeReader() {
            super(Node.class);
        }

        @Override
        public Node deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return NodeFactory.createURI(in.getText());
        }
    }
}
