package org.trialgraph.format.euctr;

import static org.trialgraph.model.TrialProperties.HAS_RESULTS;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.trialgraph.codes.CodeTable;
import org.trialgraph.codes.Codes;
import org.trialgraph.format.Format;
import org.trialgraph.format.ReadReport;
import org.trialgraph.format.Sample;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.TrialRecord;
import org.trialgraph.format.euctr.EuctrRecord.FormField;
import org.trialgraph.format.record.JsonFields;
import org.trialgraph.format.record.JsonFormat;
import org.trialgraph.model.Flag;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.registry.Registries;
import org.trialgraph.text.Markup;
import org.trialgraph.text.ResourceLines;
import org.trialgraph.text.TextDecoder;
import org.trialgraph.text.TextDecoder.Decoded;
import org.trialgraph.text.TextNormalizer;

/**
 * The register's records. As text: the page of one member state's record, whose rows have number, question and answer below a
 * summary without numbers, and the download of full records, which is also what a page copied as text looks like. As JSON: the
 * copies that a program keeps.
 */
public final class EuctrFormat extends Format {
    /** Questions of the summary, with the numbers that the text download gives them or that they have below. */
    static final Map<String, String> SUMMARY = Map.of(
            "eudract number", "a2",
            "sponsor's protocol code number", "a41",
            "national competent authority", "a1",
            "clinical trial type", "x4",
            "trial status", "x5",
            "date on which this record was first entered in the eudract database", "x6");

    /** Tags of the languages in which answers are given, by the names that the register has for them in small letters. */
    static final Map<String, String> LANGUAGES = ResourceLines.beside(EuctrFormat.class, "languages.tsv").stream()
            .map(line -> line.split("\t"))
            .collect(Collectors.toUnmodifiableMap(cells -> cells[0], cells -> cells[1]));

    /** Name of a field in JSON. */
    private static final Pattern NAMED = Pattern.compile("_?([a-hnpx]\\d{0,6})_(.+)");

    private final Predicate<Sample> recognises;
    private final Function<String, List<List<FormField>>> records;

    private EuctrFormat(
            CodeTable codes, Predicate<Sample> recognises, Function<String, List<List<FormField>>> records) {
        super(codes, Registries.publisher("euctr"));
        this.recognises = recognises;
        this.records = records;
    }

    /** Pages; uses the code table {@code euctr-page}. */
    public static EuctrFormat ofPages(Codes codes) {
        return new EuctrFormat(
                codes.table("euctr-page"),
                sample -> sample.markup()
                        && sample.contains("EudraCT Number")
                        && (sample.text().contains("id=\"section-a\"")
                                || sample.text().contains("class=\"tricell\"")),
                EuctrFormat::recordOfPage);
    }

    /** Downloads and copied pages; uses the code table {@code euctr-text}. */
    public static EuctrFormat ofText(Codes codes) {
        return new EuctrFormat(
                codes.table("euctr-text"),
                sample -> !sample.json() && sample.plain().contains("EudraCT") && EuctrText.begins(sample.text()),
                EuctrText::records);
    }

    /**
     * The records as the program ctrdata keeps them: the fields of the download under names made of number and question; uses the
     * code table {@code euctr-json}.
     */
    public static Format ofJson(Codes codes) {
        return new JsonFormat(
                codes.table("euctr-json"),
                Registries.publisher("euctr"),
                "",
                "",
                sample -> sample.text().contains("\"a2_eudract_number\""),
                EuctrFormat::readJson);
    }

    @Override
    public boolean recognises(Sample sample) {
        return recognises.test(sample);
    }

    @Override
    public void split(SourceDocument document, Consumer<TrialRecord> consumer) throws IOException {
        Decoded decoded;
        try (InputStream in = document.content().open()) {
            decoded = TextDecoder.decode(in.readAllBytes());
        }
        List<List<FormField>> all = records.apply(decoded.text());
        for (List<FormField> record : all) {
            consumer.accept(() -> {
                TrialReader trial = new TrialReader(codes(), "", new ReadReport(document));
                if (decoded.replaced() > 0) {
                    String what = decoded.replaced() + " places are no characters of " + decoded.charset();
                    trial.report().warn("", what, "save the document again; the places are read as \uFFFD");
                }
                EuctrRecord.read(record, trial);
                return trial.close();
            });
        }
        if (all.isEmpty()) {
            consumer.accept(() -> ReadReport.rejected(
                    document, "", "no record of the register in it", "give a whole page or download of the register"));
        }
    }

    private static List<List<FormField>> recordOfPage(String html) {
        Document page = Markup.html(html);
        List<FormField> fields = new ArrayList<>();
        for (Element row : page.select("table.summary tr:has(> :nth-child(2))")) {
            String label = TextNormalizer.clean(row.child(0).text()).replaceAll(":$", "");
            String code = SUMMARY.get(label.toLowerCase(Locale.ROOT));
            if (code != null) {
                fields.add(new FormField(code, label, row.child(1).wholeText().strip(), "", label));
            }
        }
        page.select("tr.tricell:has(> td.first):has(> td.second):has(> td.third)")
                .forEach(row -> row(row, fields));
        return fields.stream().anyMatch(f -> f.code().equals("a2")) ? List.of(fields) : List.of();
    }

    private static void row(Element row, List<FormField> fields) {
        String number = row.expectFirst("> td.first").text();
        String label = TextNormalizer.clean(row.expectFirst("> td.second").text());
        Element answer = row.expectFirst("> td.third");
        List<Element> lines = answer.select("tr");
        for (Element line : lines.isEmpty() ? List.of(answer) : lines) {
            List<Element> cells = line.select("> td");
            String language = cells.size() < 2
                    ? ""
                    : LANGUAGES.getOrDefault(
                            TextNormalizer.lowerCase(cells.get(0).text()), "");
            Element words = cells.isEmpty() ? line : cells.get(language.isEmpty() ? 0 : 1);
            fields.add(new FormField(
                    FormField.code(number), label, words.wholeText().strip(), language, number));
        }
    }

    private static void readJson(JsonFields record, TrialReader trial) {
        if (record.has("endPoints") || record.has("adverseEvents") || record.has("baselineCharacteristics")) {
            trial.add(HAS_RESULTS, new Flag(true));
        }
        for (String name : record.names()) {
            if (!NAMED.matcher(name).matches()) {
                record.ignore(name, trial.report(), "results, or bookkeeping of the program that saved the record");
            }
        }
        List<FormField> fields = new ArrayList<>();
        flatten(record, fields);
        EuctrRecord.read(fields, trial);
    }

    private static void flatten(JsonFields object, List<FormField> fields) {
        for (String name : object.names()) {
            Matcher named = NAMED.matcher(name);
            if (!named.matches()) {
                continue;
            }
            String place = object.place(name);
            object.objects(name).forEach(child -> flatten(child, fields));
            if (!name.startsWith("_")) {
                String question = named.group(2);
                int last = question.lastIndexOf('_');
                String suffix = question.substring(last + 1);
                boolean translated = last > 0 && !suffix.equals("en") && LANGUAGES.containsValue(suffix);
                String language = translated ? suffix : "";
                String label = (translated ? question.substring(0, last) : question).replace('_', ' ');
                object.texts(name)
                        .forEach(value -> fields.add(new FormField(named.group(1), label, value, language, place)));
            } else {
                object.text(name);
            }
        }
    }
}
