package org.trialgraph.format;

import java.util.List;
import java.util.Optional;
import org.trialgraph.text.ResourceLines;

/**
 * A kind of document that people give and that holds no registration, so that it is refused by its name. The kinds are the rows of
 * {@code other-documents.tsv}.
 *
 * @param signs strings that the beginning of such a document has
 * @param name what it is
 * @param remedy what to do
 */
public record OtherDocument(List<String> signs, String name, String remedy) {
    private static final List<OtherDocument> ALL =
            ResourceLines.beside(OtherDocument.class, "other-documents.tsv").stream()
                    .map(line -> line.split("\t"))
                    .map(cells -> new OtherDocument(List.of(cells[0].split("\\|")), cells[1], cells[2]))
                    .toList();

    /** What a document is that holds no registration; empty where that is not known. */
    public static Optional<OtherDocument> of(Sample sample) {
        String text = sample.text().stripLeading();
        return ALL.stream()
                .filter(kind -> kind.signs.stream()
                        .allMatch(sign ->
                                sign.startsWith("^") ? text.startsWith(sign.substring(1)) : text.contains(sign)))
                .findFirst();
    }
}
