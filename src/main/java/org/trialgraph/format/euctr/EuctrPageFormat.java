package org.trialgraph.format.euctr;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.trialgraph.codes.Codes;
import org.trialgraph.format.Sample;
import org.trialgraph.format.euctr.EuctrRecord.FormField;
import org.trialgraph.text.TextNormalizer;

/** The page of one member state's record: rows of number, question and answer; a summary without numbers at the head. */
public final class EuctrPageFormat extends EuctrFormat {
    /** Uses the code table {@code euctr-page}. */
    public EuctrPageFormat(Codes codes) {
        super(codes.table("euctr-page"));
    }

    @Override
    public boolean recognises(Sample sample) {
        return sample.markup()
                && sample.contains("EudraCT Number")
                && (sample.text().contains("id=\"section-a\"") || sample.text().contains("class=\"tricell\""));
    }

    @Override
    List<List<FormField>> records(String html) {
        Document page = Jsoup.parse(html);
        page.select("br").forEach(br -> br.after(new TextNode("\n")));
        List<FormField> fields = new ArrayList<>();
        for (Element row : page.select("table.summary tr")) {
            List<Element> cells = row.children();
            String label = cells.isEmpty()
                    ? ""
                    : TextNormalizer.clean(cells.get(0).text()).replaceAll(":$", "");
            String code = SUMMARY.get(label.toLowerCase(Locale.ROOT));
            if (code != null && cells.size() > 1) {
                fields.add(new FormField(code, label, cells.get(1).wholeText().strip(), "", label));
            }
        }
        page.select("tr.tricell").forEach(row -> row(row, fields));
        return fields.stream().anyMatch(f -> f.code().equals("a2")) ? List.of(fields) : List.of();
    }

    private static void row(Element row, List<FormField> fields) {
        Element number = row.selectFirst("> td.first");
        Element question = row.selectFirst("> td.second");
        Element answer = row.selectFirst("> td.third");
        if (number == null || question == null || answer == null) {
            return;
        }
        String code = FormField.code(number.text());
        String label = TextNormalizer.clean(question.text());
        List<Element> inner = answer.select("tr");
        if (inner.isEmpty()) {
            fields.add(new FormField(code, label, answer.wholeText().strip(), "", number.text()));
        }
        for (Element line : inner) {
            List<Element> cells = line.select("> td");
            String language = cells.size() < 2
                    ? ""
                    : LANGUAGES.getOrDefault(
                            TextNormalizer.lowerCase(cells.get(0).text()), "");
            Element words = cells.isEmpty() ? line : cells.get(language.isEmpty() ? 0 : 1);
            fields.add(new FormField(code, label, words.wholeText().strip(), language, number.text()));
        }
    }
}
