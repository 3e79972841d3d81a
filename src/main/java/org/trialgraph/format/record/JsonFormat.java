package org.trialgraph.format.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.trialgraph.codes.CodeTable;
import org.trialgraph.format.Format;
import org.trialgraph.format.ReadReport;
import org.trialgraph.format.ReadResult;
import org.trialgraph.format.Sample;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.TrialRecord;
import org.trialgraph.model.Publisher;
import org.trialgraph.model.SourceDocument;

/**
 * A format of JSON documents: one record, an array of records, or an object with an array of records in one of its fields. A
 * document is streamed record by record whatever its size.
 */
public class JsonFormat extends Format {
    private static final int LONGEST_STRING = 200_000_000;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(LONGEST_STRING)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final String language;
    private final String envelope;
    private final String recordsField;
    private final Predicate<Sample> signs;
    private final BiConsumer<JsonFields, TrialReader> reader;
    private final Function<ObjectNode, Map<String, ObjectNode>> parts;

    /**
     * @param codes the format's table, whose name is the format's
     * @param publisher of its documents
     * @param language of its words; empty where documents do not say
     * @param recordsPath name of the field whose array holds the records of a page of many; where it stands in an object of its
     *     own, that one's name and a slash before it
     * @param signs tells whether JSON is of this format
     * @param reader reads one record; fields that it leaves over are recorded as unmapped
     */
    public JsonFormat(
            CodeTable codes,
            Publisher publisher,
            String language,
            String recordsPath,
            Predicate<Sample> signs,
            BiConsumer<JsonFields, TrialReader> reader) {
        this(codes, publisher, language, recordsPath, signs, reader, record -> Map.of("", record));
    }

    /**
     * As above, for objects that hold records which belong together, so that they are not streamed.
     *
     * @param parts the records of an object by where in it they stand, in their order
     */
    public JsonFormat(
            CodeTable codes,
            Publisher publisher,
            String language,
            String recordsPath,
            Predicate<Sample> signs,
            BiConsumer<JsonFields, TrialReader> reader,
            Function<ObjectNode, Map<String, ObjectNode>> parts) {
        super(codes, publisher);
        int slash = recordsPath.indexOf('/');
        this.language = language;
        this.envelope = recordsPath.substring(0, Math.max(0, slash));
        this.recordsField = recordsPath.substring(slash + 1);
        this.signs = signs;
        this.reader = reader;
        this.parts = parts;
    }

    @Override
    public final boolean recognises(Sample sample) {
        return sample.json() && signs.test(sample);
    }

    @Override
    public final void split(SourceDocument document, Consumer<TrialRecord> records) throws IOException {
        try (InputStream in = document.content().open();
                JsonParser parser = MAPPER.createParser(in)) {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_ARRAY) {
                splitArray(parser, document, "", records);
            } else if (first == JsonToken.START_OBJECT) {
                splitObject(parser, document, "", records);
            } else {
                records.accept(() -> ReadReport.rejected(
                        document, "", "neither a JSON object nor an array", "give a record of " + name()));
            }
        } catch (JsonProcessingException e) {
            records.accept(() -> damaged(document, e));
        } catch (CharConversionException e) {
            String what = "damaged JSON: bytes that are no characters of its encoding";
            records.accept(() -> ReadReport.rejected(document, "", what, "get the document again"));
        }
    }

    private void splitObject(JsonParser parser, SourceDocument document, String path, Consumer<TrialRecord> records)
            throws IOException {
        ObjectNode own = MAPPER.createObjectNode();
        boolean page = false;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_ARRAY && field.equals(recordsField)) {
                page = true;
                splitArray(parser, document, path + "/" + field, records);
            } else if (value == JsonToken.START_OBJECT && field.equals(envelope)) {
                page = true;
                splitObject(parser, document, path + "/" + field, records);
            } else {
                own.set(field, MAPPER.<JsonNode>readTree(parser));
            }
        }
        if (!page) {
            split(document, own, path, records);
        }
    }

    private void splitArray(JsonParser parser, SourceDocument document, String path, Consumer<TrialRecord> records)
            throws IOException {
        int position = 0;
        for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
            String place = path + "/" + position++;
            if (next == JsonToken.START_OBJECT) {
                ObjectNode record = MAPPER.readTree(parser);
                split(document, record, place, records);
            } else {
                parser.skipChildren();
                records.accept(
                        () -> ReadReport.rejected(document, place, "not a JSON object", "give a record of " + name()));
            }
        }
    }

    private void split(SourceDocument document, ObjectNode object, String path, Consumer<TrialRecord> records) {
        parts.apply(object).forEach((place, record) -> records.accept(() -> reading(document, record, path + place)));
    }

    private ReadResult reading(SourceDocument document, ObjectNode record, String place) {
        TrialReader trial = new TrialReader(codes(), language, new ReadReport(document));
        JsonFields fields = new JsonFields(record, place + "/");
        reader.accept(fields, trial);
        fields.unmapped(trial.report());
        return trial.close();
    }

    private static ReadResult damaged(SourceDocument document, JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        String place = at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr();
        return ReadReport.rejected(
                document,
                place,
                "damaged JSON: " + e.getOriginalMessage().replaceAll(", from `[^`]*`| \\(all \\d.*", ""),
                "get the document again; what stands before this place has been read");
    }
}
