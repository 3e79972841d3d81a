package org.trialgraph.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trialgraph.format.page.Page;
import org.trialgraph.format.page.Page.Line;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.model.Trial;
import org.trialgraph.model.TrialNumber;
import org.trialgraph.registry.TrialNumbers;

/**
 * Tells documents in which pages of several trials follow each other, in one layout or in several: from the line on that names
 * another trial, a format whose signs the document has reads a page of that trial. Below a secondary number, and below those in a
 * list of similar trials, no such page begins.
 *
 * @param pages the formats of pages
 */
record SeveralTrials(List<Format> pages) {
    private static final int LONGEST_LINE = 200;
    /** On how many lines another trial is looked for; long lists of references name many. */
    private static final int MOST_NUMBERS = 50;
    /** How much of a page is read to see whether it is one. */
    private static final int LINES = 300;
    /** Of how many kinds a page says something, at least. */
    private static final int FEW = 4;

    private static final String OTHER_TRIALS =
            "(?i).{0,30}\\b(?:similar|related|other|more|recommended)\\b.{0,20}\\b(?:trials|studies)\\b.{0,30}";

    /** Refuses a document in which pages of several trials follow each other; empty for all others. */
    Optional<OtherDocument> refuse(Sample sample) {
        List<TrialNumber> numbers = numbers(sample);
        String named = numbers.stream().map(TrialNumber::number).collect(Collectors.joining(", "));
        return numbers.isEmpty()
                ? Optional.empty()
                : Optional.of(new OtherDocument(
                        List.of(),
                        "pages of several trials in one document: " + named,
                        "give each trial's page as a document of its own"));
    }

    /** The numbers of the trials whose pages follow each other in a document; none for a document of one. */
    private List<TrialNumber> numbers(Sample sample) {
        boolean several = sample.plain()
                        .lines()
                        .flatMap(line -> TrialNumbers.find(line).stream())
                        .map(TrialNumbers::registration)
                        .distinct()
                        .limit(2)
                        .count()
                > 1;
        if (!several) {
            return List.of();
        }
        List<Line> lines = Page.of(sample.text(), Optional.empty()).lines();
        Map<Integer, TrialNumber> named = new LinkedHashMap<>();
        for (Line line : lines) {
            if (line.words().length() <= LONGEST_LINE) {
                List<TrialNumber> numbers = TrialNumbers.find(line.words());
                numbers.stream()
                        .filter(number -> numbers.size() == 1)
                        .forEach(number -> named.put(labelAbove(lines, line.index()), number));
            }
        }
        if (named.values().stream().map(TrialNumbers::registration).distinct().count() < 2) {
            return List.of();
        }
        List<Format> formats =
                pages.stream().filter(format -> format.recognises(sample)).toList();
        Map<String, TrialNumber> own = new LinkedHashMap<>();
        numbers(formats, lines, false).forEach(number -> own.putIfAbsent(TrialNumbers.registration(number), number));
        named.keySet().stream().limit(MOST_NUMBERS).forEach(start -> {
            TrialNumber number = named.get(start);
            String registration = TrialNumbers.registration(number);
            boolean listed = lines.subList(0, start).stream()
                    .anyMatch(line -> line.words().matches(OTHER_TRIALS));
            List<Line> below = lines.subList(start, Math.min(start + LINES, lines.size()));
            boolean another = own.containsKey(registration)
                    ? !listed
                    : numbers(formats, below, listed).anyMatch(number::equals);
            if (another) {
                numbers(formats, lines.subList(0, start), false)
                        .forEach(above -> own.putIfAbsent(TrialNumbers.registration(above), above));
                own.putIfAbsent(registration, number);
            }
        });
        return own.size() < 2 ? List.of() : List.copyOf(own.values());
    }

    /** The numbers of the trials of which some lines are a page, by any of several formats. */
    private static Stream<TrialNumber> numbers(List<Format> formats, List<Line> lines, boolean listed) {
        byte[] page =
                lines.stream().map(Line::raw).collect(Collectors.joining("\n")).getBytes(StandardCharsets.UTF_8);
        return formats.stream()
                .flatMap(format -> read(format, page).stream())
                .filter(trial -> isPage(trial, listed))
                .flatMap(trial -> trial.number().stream());
    }

    /** The line with words above a line, where its label may stand. */
    private static int labelAbove(List<Line> lines, int at) {
        int above = at - 1;
        while (above > 0 && lines.get(above).blank()) {
            above--;
        }
        return Math.max(above, 0);
    }

    /** The trial of a page; empty for one of several, which some formats have. */
    private static Optional<Trial> read(Format format, byte[] page) {
        SourceDocument document = new SourceDocument(
                "", () -> new ByteArrayInputStream(page), page.length, "", Optional.empty(), Optional.empty());
        List<TrialRecord> records = new ArrayList<>();
        try {
            format.split(document, records::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return records.size() == 1 ? records.get(0).read().trial() : Optional.empty();
    }

    /** Whether this is said by a page about the trial; in a list of trials that takes more than a few words about each. */
    private static boolean isPage(Trial trial, boolean listed) {
        long kinds = trial.values().size()
                + Stream.of(trial.conditions(), trial.interventions(), trial.outcomes(), trial.criteria())
                        .filter(parts -> !parts.isEmpty())
                        .count();
        boolean whole = !trial.criteria().isEmpty() || !trial.outcomes().isEmpty();
        return kinds >= FEW && (whole || !listed);
    }
}
