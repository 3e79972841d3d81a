package org.trialgraph.web.page;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.lang3.StringUtils;
import org.trialgraph.model.PartialDate;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.rdf.Iris;

/** Writes lists of trials for other programs, one trial after the other: CSV, RIS and Atom, always in UTF-8. */
final class TrialWriter {
    private static final String[] COLUMNS = {
        "number",
        "registry",
        "title",
        "status",
        "phase",
        TrialProperties.STUDY_TYPE.name(),
        "start",
        "completion",
        "enrollment",
        "conditions",
        "interventions",
        "sponsor",
        "countries",
        "iri"
    };

    /** What stands between the values of one cell. */
    private static final String BETWEEN = " | ";

    /** What spreadsheets take for the beginning of a formula. */
    private static final String FORMULA = "=+-@\t\r\n";

    private static final String ATOM = "http://www.w3.org/2005/Atom";

    private static final String MIDNIGHT = "T00:00:00Z";
    private static final String NEVER = LocalDate.EPOCH + MIDNIGHT;

    /** A day that its month has not, such as 31 February, is its month's last. */
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ISO_LOCAL_DATE.withResolverStyle(ResolverStyle.SMART);

    private TrialWriter() {}

    /**
     * Writes a table with a head (RFC 4180). A cell that a spreadsheet would take for a formula begins with an apostrophe, which
     * spreadsheets do not show; the other forms have the text as it is.
     */
    static void csv(Iterator<TrialRow> rows, Writer out) throws IOException {
        CSVPrinter table = new CSVPrinter(
                out, CSVFormat.RFC4180.builder().setHeader(COLUMNS).get());
        while (rows.hasNext()) {
            TrialRow row = rows.next();
            table.printRecord(Stream.of(
                            row.number(),
                            row.registry(),
                            row.title().text(),
                            StatusBadge.words(row.status()),
                            row.phase(),
                            row.studyType(),
                            row.start(),
                            row.completion(),
                            row.enrollment(),
                            joined(row.conditions()),
                            joined(row.interventions()),
                            joined(row.sponsors()),
                            joined(row.countries()),
                            row.iri())
                    .map(TrialWriter::cell));
        }
        table.flush();
    }

    private static String joined(List<RenderedValue> values) {
        return values.stream().map(RenderedValue::text).collect(Collectors.joining(BETWEEN));
    }

    private static String cell(String text) {
        return text.isEmpty() || FORMULA.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }

    /**
     * Writes references of the type {@code DATA}, the record of a registry: the sponsor stands as author, the registry as database,
     * the number as accession number, and the day on which the trial was registered, else its start, as date.
     */
    static void ris(Iterator<TrialRow> rows, Writer out) throws IOException {
        while (rows.hasNext()) {
            TrialRow row = rows.next();
            tag("TY", "DATA", out);
            tag("ID", Iris.localName(row.iri()), out);
            tag("TI", row.title().text(), out);
            for (RenderedValue sponsor : row.sponsors()) {
                // a comma would part it into family and given name
                tag("AU", StringUtils.replaceChars(sponsor.text(), ",*", " "), out);
            }
            String date = StringUtils.defaultIfEmpty(row.registered(), row.start());
            tag("PY", StringUtils.left(date, "2020".length()), out);
            tag("DA", date.replace('-', '/'), out);
            tag("DB", row.registry(), out);
            tag("AN", row.number(), out);
            for (RenderedValue subject : (Iterable<RenderedValue>)
                    Stream.concat(row.conditions().stream(), row.interventions().stream())::iterator) {
                tag("KW", subject.text().replace("*", ""), out);
            }
            tag("AB", row.summary().text(), out);
            tag("N1", remarks(row), out);
            tag("UR", row.iri(), out);
            tag("UR", row.official(), out);
            out.write("ER  - \r\n\r\n");
        }
    }

    /** One line, whatever the text; none without text. */
    private static void tag(String name, String text, Writer out) throws IOException {
        String line = StringUtils.normalizeSpace(text);
        if (!line.isEmpty()) {
            out.write(name + "  - " + line + "\r\n");
        }
    }

    /** What is told of a trial in one line beside its title. */
    private static String remarks(TrialRow row) {
        String participants = row.enrollment().isEmpty() ? "" : row.enrollment() + " participants";
        String start = row.start().isEmpty() ? "" : "start " + row.start();
        return Stream.of(
                        StatusBadge.words(row.status()),
                        row.phase(),
                        row.studyType(),
                        start,
                        participants,
                        joined(row.countries()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
    }

    /**
     * What stands at the head of a feed.
     *
     * @param title what was searched for
     * @param self address of the feed
     * @param page address of the page of the same search
     * @param server address of the server, ending in a slash
     */
    record Feed(String title, String self, String page, String server) {}

    /**
     * Writes an Atom feed (RFC 4287). The id of an entry is the IRI of the trial, and it was updated when the registry says so;
     * a month or year counts as its first day, and nothing told as 1970.
     *
     * @param rows the trials, the one that was updated last first
     */
    static void atom(Feed feed, Iterator<TrialRow> rows, Writer out) throws IOException {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.setDefaultNamespace(ATOM);
            xml.writeStartElement(ATOM, "feed");
            xml.writeDefaultNamespace(ATOM);
            element("id", feed.self(), xml);
            element("title", feed.title(), xml);
            element("generator", "Trialgraph", xml);
            author("Trialgraph", xml);
            link("self", "application/atom+xml", feed.self(), xml);
            link("alternate", "text/html", feed.page(), xml);
            boolean first = true;
            while (rows.hasNext()) {
                TrialRow row = rows.next();
                if (first) {
                    element("updated", updated(row), xml);
                    first = false;
                }
                entry(row, feed, xml);
            }
            if (first) {
                element("updated", NEVER, xml);
            }
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IOException("the feed cannot be written", e);
        }
    }

    private static void entry(TrialRow row, Feed feed, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement(ATOM, "entry");
        element("id", row.iri(), xml);
        RenderedValue title = row.title();
        element("title", title.text(), title.lang(), xml);
        element("updated", updated(row), xml);
        link("alternate", "text/html", feed.server() + title.href().substring(1), xml);
        for (RenderedValue sponsor : row.sponsors()) {
            author(sponsor.text(), xml);
        }
        for (StatusBadge status : row.status()) {
            category(status.words(), xml);
        }
        for (RenderedValue condition : row.conditions()) {
            category(condition.text(), xml);
        }
        RenderedValue summary = row.summary();
        element("summary", row.number() + ": " + remarks(row) + "\n\n" + summary.text(), summary.lang(), xml);
        xml.writeEndElement();
    }

    /** The beginning of the day, month or year of the latest change in the form of RFC 3339. */
    private static String updated(TrialRow row) {
        String date = row.updated();
        return date.isEmpty() ? NEVER : LocalDate.parse(new PartialDate(date).firstDay(), DAY) + MIDNIGHT;
    }

    private static void element(String name, String text, XMLStreamWriter xml) throws XMLStreamException {
        element(name, text, "", xml);
    }

    private static void element(String name, String text, String language, XMLStreamWriter xml)
            throws XMLStreamException {
        xml.writeStartElement(ATOM, name);
        if (!language.isEmpty()) {
            xml.writeAttribute("xml", "http://www.w3.org/XML/1998/namespace", "lang", language);
        }
        xml.writeCharacters(allowed(text));
        xml.writeEndElement();
    }

    private static void author(String name, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement(ATOM, "author");
        element("name", name, xml);
        xml.writeEndElement();
    }

    private static void category(String term, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeEmptyElement(ATOM, "category");
        xml.writeAttribute("term", allowed(term));
    }

    private static void link(String relation, String type, String address, XMLStreamWriter xml)
            throws XMLStreamException {
        xml.writeEmptyElement(ATOM, "link");
        xml.writeAttribute("rel", relation);
        xml.writeAttribute("type", type);
        xml.writeAttribute("href", allowed(address));
    }

    /** The text without what no XML document may hold (XML 1.0, production 2). */
    private static String allowed(String text) {
        boolean plain = text.chars().allMatch(c -> c >= ' ' && c < 0xD800 || c == '\n' || c == '\t');
        return plain
                ? text
                : text.codePoints()
                        .filter(c -> c >= ' ' && c <= 0xD7FF
                                || c == '\n'
                                || c == '\t'
                                || c >= 0xE000 && c <= 0xFFFD
                                || c >= 0x10000)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }
}
