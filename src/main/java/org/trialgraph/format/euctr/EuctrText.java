package org.trialgraph.format.euctr;

import static org.trialgraph.format.euctr.EuctrFormat.LANGUAGES;
import static org.trialgraph.format.euctr.EuctrFormat.SUMMARY;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.TextNode;
import org.trialgraph.format.euctr.EuctrRecord.FormField;
import org.trialgraph.text.Markup;
import org.trialgraph.text.ResourceLines;
import org.trialgraph.text.TextNormalizer;

/**
 * Puts the lines of a text together to fields and the fields to records: of the register's download of full records, any number
 * in one file, and of its pages copied as text. Each record begins with its EudraCT number; an answer goes on until the next
 * line with a number of a field.
 */
final class EuctrText {
    private static final String NUMBER =
            "(?:[A-Z](?:\\.\\d{1,2}){1,5}(?: and [A-Z](?:\\.\\d{1,2}){1,5})?)|[NPX]\\.\\d?";
    private static final Pattern FIELD = Pattern.compile("\\s*(" + NUMBER + ")\\s+([^:\\t]{2,250}?)\\s*:\\s*(.*)");
    private static final Pattern NUMBERED = Pattern.compile("\\s*(" + NUMBER + ")\\s*(\\D.*|)");

    private static final Pattern FIRST = Pattern.compile(
            "(?mi)^\\s*(?:A\\.1\\s*Member State Concerned|A\\.2\\s*EudraCT number|A\\.3\\s*Full title of the trial"
                    + "|National Competent Authority\\s*:)");
    private static final Pattern HEADING = Pattern.compile(
            "\\s*(?:Summary|MedDRA Classification|[A-HNP]\\. [A-Z][^:]*|[A-H](?:\\.\\d{1,2})* ?(?:Sponsor|IMP|Placebo) ?:.*|[A-H](?:\\.\\d{1,2})+ [^:]*:?|-{3,}.*|={3,}.*"
                    + "|Trial results.*|Link:.*|Date of first .*)\\s*");

    /**
     * A page that was copied as text prints number, question and answer without anything between, so that only the question
     * tells where the answer begins.
     */
    private static final List<String> QUESTIONS = ResourceLines.beside(EuctrText.class, "questions.txt").stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();

    /** Beginnings of the numbers of fields whose answers may have several lines. */
    private static final List<String> LONG = List.of(
            "a3", "e11", "e12", "e13", "e2", "e3", "e4", "e5", "e6131", "e8171", "e8231", "e863", "e88", "f5", "f337",
            "z");

    private final List<List<FormField>> all = new ArrayList<>();
    private List<FormField> record = new ArrayList<>();
    private boolean open;
    /** Number of a field that stands alone on its line, its question on the next; empty where none does. */
    private String alone = "";

    /** Whether a text has the first question of a record at the beginning of a line. */
    static boolean begins(String text) {
        return FIRST.matcher(lines(text)).find();
    }

    /** The fields of each record of a text. */
    static List<List<FormField>> records(String text) {
        EuctrText records = new EuctrText();
        String[] lines = lines(text).split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            records.line(lines[i], "line " + (i + 1));
        }
        return records.all;
    }

    /** The lines of a text; of mark-up each row of a table and each block is one. */
    private static String lines(String text) {
        if (!text.stripLeading().startsWith("<")) {
            String lines = TextNormalizer.lines(text);
            return lines.contains(" |\n") ? withoutBars(lines) : lines;
        }
        Document page = Markup.html(text);
        page.select("td, th").forEach(cell -> cell.appendText("\t"));
        page.select("tr, p, div, h1, h2, h3, h4, li").forEach(block -> block.after(new TextNode("\n")));
        return page.wholeText();
    }

    /** The lines of tables whose cells stand between bars, with tabs between the cells; line breaks within a cell may be tags. */
    private static String withoutBars(String lines) {
        return lines.lines()
                .filter(line -> !line.isBlank() && !StringUtils.containsOnly(line, "|-: "))
                .map(line -> StringUtils.strip(line, "| ")
                        .replace(" | ", "\t")
                        .replace(" <br> ", "\n")
                        .replace("<br>", "\n"))
                .collect(Collectors.joining("\n"));
    }

    private void line(String line, String place) {
        int colon = line.indexOf(':');
        String label = line.substring(0, Math.max(0, colon)).strip().toLowerCase(Locale.ROOT);
        Matcher field = FIELD.matcher(line);
        Matcher numbered = NUMBERED.matcher(line);
        if (SUMMARY.containsKey(label) && !(open && isLong(last().code()))) {
            summary(label, line.substring(colon + 1).stripLeading(), place);
        } else if (numbered.matches() && known(numbered.group(1), numbered.group(2), field.matches(), place)) {
            return;
        } else if (field.matches()) {
            field(field.group(1), field.group(2), field.group(3), place);
        } else if (numbered.matches() && line.startsWith("\t", numbered.end(1))) {
            String[] cells = numbered.group(2).split("\t", 2);
            field(numbered.group(1), cells[0].strip(), cells.length > 1 ? cells[1].strip() : "", place);
        } else if (HEADING.matcher(line).matches()) {
            open = false;
        } else if (numbered.matches() && glued(line, numbered)) {
            field(numbered.group(1), "", numbered.group(2), place);
        } else {
            goOn(line, place);
        }
    }

    /** Whether the number has a question right behind it that is not known here, or a heading. */
    private static boolean glued(String line, Matcher numbered) {
        char section = numbered.group(1).charAt(0);
        int end = numbered.end(1);
        return section >= 'A' && section <= 'H' && end < line.length() && Character.isLetter(line.charAt(end));
    }

    /** Takes a line of the summary, which has no numbers; its EudraCT number begins a record. */
    private void summary(String label, String value, String place) {
        String code = SUMMARY.get(label);
        if (code.equals("a2") && !repeats(value)) {
            begin();
        }
        record.add(new FormField(code, label, value, "", place));
        open = value.isBlank();
    }

    /** Whether a number is printed again at the head of the same record, as pages do. */
    private boolean repeats(String number) {
        return record.stream().allMatch(field -> SUMMARY.containsValue(field.code()))
                && record.stream()
                        .anyMatch(field -> field.code().equals("a2")
                                && field.value().strip().equals(number.strip()));
    }

    private void begin() {
        record = new ArrayList<>();
        all.add(record);
    }

    /**
     * Takes a line whose question is known, with or without anything between it and its answer; false where it is not
     * known, or where the line has a colon that tells the answer better.
     */
    private boolean known(String number, String words, boolean colon, String place) {
        String rest = words.strip();
        if (rest.isEmpty()) {
            alone = number;
            open = false;
            return true;
        }
        Optional<String> question = QUESTIONS.stream()
                .filter(known -> rest.regionMatches(true, 0, known, 0, known.length()))
                .findFirst();
        String answer = rest.substring(question.map(String::length).orElse(0)).strip();
        if (question.isEmpty() || colon && answer.startsWith("(")) {
            return false;
        }
        field(number, question.get(), answer.replaceFirst("^:\\s*", ""), place);
        return true;
    }

    private void field(String number, String question, String answer, String place) {
        alone = "";
        if (all.isEmpty()) {
            begin();
        }
        record.add(new FormField(FormField.code(number), question, answer, "", place));
        takeLanguage();
        open = true;
    }

    /** Takes a line that belongs to the field before it, or the question of a number that stood alone. */
    private void goOn(String line, String place) {
        if (!alone.isEmpty()) {
            if (!line.isBlank() && !known(alone, line, false, place)) {
                field(alone, TextNormalizer.clean(line), "", place);
            }
            return;
        }
        if (!open || !last().value().isBlank() && !isLong(last().code())) {
            return;
        }
        FormField last = last();
        if (last.value().isBlank()) {
            answerLast(line, last.language());
        } else if (translated(last) && !language(line).isEmpty()) {
            record.add(last.answered(line, ""));
        } else {
            answerLast(last.value() + "\n" + line, last.language());
        }
        takeLanguage();
    }

    private static boolean isLong(String code) {
        return LONG.stream().anyMatch(code::startsWith);
    }

    private FormField last() {
        return record.get(record.size() - 1);
    }

    private void answerLast(String words, String language) {
        record.set(record.size() - 1, last().answered(words, language));
    }

    /** Whether a field is answered once for each language, the language's name before the words. */
    private static boolean translated(FormField field) {
        return field.code().startsWith("a3") || field.code().startsWith("e");
    }

    /** Takes the name of a language from before the words of the last field. */
    private void takeLanguage() {
        FormField last = last();
        String language = translated(last) && last.language().isEmpty() ? language(last.value()) : "";
        if (!language.isEmpty()) {
            String words = last.value().stripLeading().substring(language.length());
            answerLast(words.startsWith("\t") ? words.stripLeading() : words, LANGUAGES.get(language));
        }
    }

    /** The name of a language with a tab or a capital letter behind it, with which words begin; empty where none does. */
    private static String language(String words) {
        String start = words.stripLeading();
        return LANGUAGES.keySet().stream()
                .filter(name -> start.length() > name.length() && start.regionMatches(true, 0, name, 0, name.length()))
                .filter(name ->
                        start.charAt(name.length()) == '\t' || Character.isUpperCase(start.charAt(name.length())))
                .findFirst()
                .orElse("");
    }
}
