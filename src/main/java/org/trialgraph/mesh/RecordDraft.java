package org.trialgraph.mesh;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.trialgraph.mesh.MeshRecord.Sort;
import org.trialgraph.mesh.MeshRecord.Term;

/** A record while it is gathered from the statements or elements of a file. */
final class RecordDraft {
    private static final String OBSOLETE = "[OBSOLETE] ";

    private final String id;
    private final List<Term> terms = new ArrayList<>();
    private final Set<String> broader = new TreeSet<>();
    private final Set<String> actions = new TreeSet<>();
    private final Set<String> mappedTo = new TreeSet<>();

    /** What sort of record it is; null until the file tells. */
    MeshKind kind;

    /** Its heading; null until the file tells. */
    String label;

    /** Whether the edition has it in use. */
    boolean active = true;

    /** Its tree numbers. */
    final Set<String> trees = new TreeSet<>();

    /** What is said of it besides its names and places. */
    final DetailDraft detail = new DetailDraft();

    RecordDraft(String id) {
        this.id = id;
    }

    void term(String text, Sort sort) {
        terms.add(new Term(text.strip(), sort));
    }

    /** Takes a descriptor directly above. */
    void broader(String descriptor) {
        broader.add(descriptor);
    }

    /** Takes a descriptor that says how the substance acts. */
    void action(String descriptor) {
        actions.add(descriptor);
    }

    /** Takes the descriptor, or the pair of descriptor and qualifier, that a supplementary record is preferably mapped to. */
    void mappedTo(String target) {
        mappedTo.add(target);
    }

    /** Whether the file said enough to make a record of it. */
    boolean complete() {
        return kind != null && label != null;
    }

    /** Whether it has a name but is of a class that is not known, as one that NLM adds in a later year. */
    boolean ofUnknownKind() {
        return kind == null && label != null;
    }

    /** What is said of the record besides its names and places. */
    MeshDetail detail() {
        return detail.detail(mappedTo);
    }

    /** The record, its terms without repetition, heading first. */
    MeshRecord record() {
        boolean obsolete = label.startsWith(OBSOLETE);
        String heading = obsolete ? label.substring(OBSOLETE.length()) : label;
        List<Term> all = new ArrayList<>(List.of(new Term(heading, Sort.HEADING)));
        terms.stream()
                .filter(t -> t.sort() != Sort.HEADING)
                .sorted(Comparator.comparing(Term::sort).thenComparing(Term::text))
                .forEach(all::add);
        Set<String> seen = new HashSet<>();
        all.removeIf(t -> !seen.add(t.text().toLowerCase(Locale.ROOT)));
        return new MeshRecord(
                id,
                kind,
                heading,
                active && !obsolete,
                all,
                List.copyOf(trees),
                List.copyOf(broader),
                List.copyOf(actions),
                List.copyOf(mappedTo));
    }
}
