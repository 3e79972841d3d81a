package org.trialgraph.store;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.trialgraph.model.Publisher.Rank;
import org.trialgraph.rdf.Iris;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.store.archive.ArchiveRecord;
import org.trialgraph.store.archive.PackedRecord;
import org.trialgraph.store.release.Publication;

/** A document of a trial written as statements, for tests of the store: {@code Statements.of("NCT00000001").updated(…)}. */
public final class Statements {
    public static final Iris IRIS = new Iris(Iris.DEFAULT_BASE);

    private final String number;
    private final String registry;
    private String format = "test-format";
    private String publisher = "ctgov";
    private Rank rank = Rank.REGISTRY;
    private String part = "";
    private boolean lapsed;
    private String updated = "";
    private String captured = "";
    private String document = "a";
    private final List<String> unmapped = new ArrayList<>();
    private final List<String> filled = new ArrayList<>();
    private final StringBuilder quads = new StringBuilder();

    private Statements(String number, String registry) {
        this.number = number;
        this.registry = registry;
        trial("type", "<" + Vocabulary.TG + "Trial>", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");
        trial("identifier", "\"" + number + "\"", "http://purl.org/dc/terms/");
    }

    public static Statements of(String number) {
        return new Statements(number, number.startsWith("NCT") ? "ctgov" : "chictr");
    }

    /** Names the document by one letter or digit of its hash. */
    public Statements document(String letter) {
        document = letter;
        return this;
    }

    public Statements updated(String date) {
        updated = date;
        return this;
    }

    public Statements captured(String instant) {
        captured = instant;
        return this;
    }

    public Statements aggregator(String name) {
        rank = Rank.AGGREGATOR;
        publisher = name;
        return this;
    }

    public Statements part(String name) {
        part = name;
        return this;
    }

    /** The part is no longer one of the registration. */
    public Statements lapsed() {
        lapsed = true;
        return this;
    }

    public Statements unmapped(String value) {
        unmapped.add(value);
        return this;
    }

    /** A literal of a property of the trial; a {@code @} or {@code ^^} part may follow the quotation marks. */
    public Statements says(String property, String literal) {
        filled.add(property);
        return trial(property, literal.startsWith("\"") ? literal : "\"" + literal + "\"", Vocabulary.TG);
    }

    /** The trial's title, as label and as public title. */
    public Statements titled(String literal) {
        trial("label", literal, "http://www.w3.org/2000/01/rdf-schema#");
        return says("publicTitle", literal);
    }

    /** A property whose value is a coded concept. */
    public Statements coded(String property, String concept) {
        filled.add(property);
        return trial(property, "<" + Vocabulary.TGC + concept + ">", Vocabulary.TG);
    }

    /** A numbered part of the trial with a label. */
    public Statements has(String property, int position, String label) {
        String iri = subject() + "/" + property + "/" + position;
        filled.add(property);
        trial(property, "<" + iri + ">", Vocabulary.TG);
        return labelled(iri, label);
    }

    /** Many arms, for answers that no buffer holds. */
    public Statements withArms(int count) {
        Statements trial = this;
        for (int arm = 1; arm <= count; arm++) {
            trial = trial.has("arm", arm, "Metformin of strength " + arm);
        }
        return trial;
    }

    /** A shared resource with a label. */
    public Statements shares(String property, String iri, String label) {
        filled.add(property);
        trial(property, "<" + iri + ">", Vocabulary.TG);
        return labelled(iri, label);
    }

    /** Any statement in the trial's graph. */
    public Statements about(String subject, String predicate, String object) {
        quads.append("<%s> <%s> %s <%s> .%n".formatted(subject, predicate, object, graph()));
        return this;
    }

    private Statements labelled(String iri, String label) {
        return about(iri, "http://www.w3.org/2000/01/rdf-schema#label", "\"" + label + "\"");
    }

    private Statements trial(String property, String object, String namespace) {
        return about(subject(), namespace + property, object);
    }

    public String subject() {
        return IRIS.trial(number).getURI();
    }

    public String documentIri() {
        return IRIS.document(sha256()).getURI();
    }

    private String graph() {
        return IRIS.graph(registry).getURI();
    }

    private String sha256() {
        return document.repeat(64);
    }

    public ArchiveRecord record() {
        Statements all = this;
        String meta = IRIS.graph("meta").getURI();
        String text = all.quads
                + "<%s> <%sdocument> <%s> <%s> .%n".formatted(subject(), Vocabulary.TG, documentIri(), graph())
                + "<%s> <%strial> <%s> <%s> .%n".formatted(documentIri(), Vocabulary.TG, subject(), meta)
                + "<%s> <%ssha256> \"%s\" <%s> .%n".formatted(documentIri(), Vocabulary.TG, sha256(), meta);
        return new ArchiveRecord(
                subject(),
                registry,
                format,
                publisher,
                rank,
                part,
                lapsed,
                updated,
                captured,
                sha256(),
                unmapped,
                filled,
                text.getBytes(StandardCharsets.UTF_8));
    }

    /** Publishes documents into a data folder in one run. */
    public static Publication.Result publish(Path data, Statements... documents) throws Exception {
        try (Publication publication = new Publication(data, IRIS, List.of())) {
            for (Statements document : documents) {
                publication.add(PackedRecord.of(document.record()));
            }
            return publication.finish(true);
        }
    }
}
