package org.trialgraph.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.io.FilenameUtils;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Document.OutputSettings;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/**
 * A document with each of its values changed, whatever it is written in: strings of JSON, texts and attributes of XML and HTML,
 * cells of tables, lines of text. What is no value, such as names of members and elements, heads of columns and scripts, stays.
 */
record DocumentValues(UnaryOperator<String> change) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The document with its values changed in their order. */
    String changed(String name, String content) throws IOException {
        return switch (FilenameUtils.getExtension(name)) {
            case "json" -> JSON.writeValueAsString(json(JSON.readTree(content)));
            case "jsonl" -> jsonLines(content);
            case "xml" -> markup(Jsoup.parse(content, Parser.xmlParser()));
            case "html" -> markup(Jsoup.parse(content));
            case "csv" -> table(content, ',');
            case "tsv" -> table(content, '\t');
            case "psv" -> table(content, '|');
            default -> content.lines().map(this::value).collect(Collectors.joining("\n"));
        };
    }

    private String value(String value) {
        return value.isBlank() ? value : change.apply(value);
    }

    private String jsonLines(String content) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (String line : content.lines().toList()) {
            lines.append(JSON.writeValueAsString(json(JSON.readTree(line)))).append('\n');
        }
        return lines.toString();
    }

    private JsonNode json(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(name -> object.set(name, json(object.get(name))));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, json(array.get(i)));
            }
        }
        return node.isTextual() ? JsonNodeFactory.instance.textNode(value(node.textValue())) : node;
    }

    private String markup(Document document) {
        document.outputSettings(new OutputSettings()
                .prettyPrint(false)
                .syntax(document.outputSettings().syntax()));
        for (Element element : document.getAllElements()) {
            for (Attribute attribute : element.attributes()) {
                boolean says = !attribute.getKey().startsWith("xmlns")
                        && !attribute
                                .getKey()
                                .matches("class|id|style|rel|lang|charset|encoding|version|type|name|property");
                attribute.setValue(says ? value(attribute.getValue()) : attribute.getValue());
            }
            for (TextNode text : element.textNodes()) {
                text.text(value(text.getWholeText()));
            }
        }
        return document.outerHtml();
    }

    private String table(String content, char delimiter) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter)
                .setTrailingData(true)
                .setLenientEof(true)
                .get();
        StringBuilder table = new StringBuilder();
        try (CSVParser rows = CSVParser.parse(content, format);
                CSVPrinter printer = new CSVPrinter(table, format)) {
            for (CSVRecord row : rows) {
                boolean head = row.getRecordNumber() == 1;
                printer.printRecord(row.stream().map(cell -> head ? cell : value(cell)));
            }
        }
        return table.toString();
    }
}
