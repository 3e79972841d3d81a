package org.trialgraph.format;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.trialgraph.codes.CodeTable;
import org.trialgraph.model.Age;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Condition;
import org.trialgraph.model.Contact;
import org.trialgraph.model.Count;
import org.trialgraph.model.Flag;
import org.trialgraph.model.Identifier;
import org.trialgraph.model.PartialDate;
import org.trialgraph.model.Property;
import org.trialgraph.model.Sponsor;
import org.trialgraph.model.Text;
import org.trialgraph.model.TrialBuilder;
import org.trialgraph.model.TrialNumber;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.registry.TrialNumbers;
import org.trialgraph.text.Ages;
import org.trialgraph.text.Cancellation;
import org.trialgraph.text.Dates;
import org.trialgraph.text.Dates.DayOrder;
import org.trialgraph.text.PersonNames;
import org.trialgraph.text.TextNormalizer;

/**
 * A trial under construction that takes printed values: parses them by kind, looks coded ones up in the format's table, and
 * records a finding for each value that is not what its field should hold. Every format reads through this class.
 *
 * <p>What is printed comes with its place for findings. Blank words are nothing. A layout that is a table of fields reads through {@code
 * FieldMapper}.
 */
public final class TrialReader extends TrialBuilder {
    private static final int MOST_DIGITS = 15;
    private static final List<String> MASKINGS =
            List.of("SingleMasked", "DoubleMasked", "TripleMasked", "QuadrupleMasked");

    private final CodeTable codes;
    private final String language;
    private final ReadReport report;
    private Optional<DayOrder> dayOrder = Optional.empty();

    /**
     * @param codes the format's table of printed values
     * @param language of the document's words where it uses one; empty where it does not say
     * @param report account of the record
     */
    public TrialReader(CodeTable codes, String language, ReadReport report) {
        this.codes = codes;
        this.language = language;
        this.report = report;
    }

    /**
     * Takes the number that a registry gave the trial; a record without one is rejected.
     *
     * @param registry key of the registry
     * @param printed what may be its number, the first that is one counts
     * @param place of the number in the document
     * @param kind what the registry calls its numbers
     * @param missing what a record is called that has none
     * @param remedy how to get a better one
     */
    public void number(
            String registry, List<String> printed, String place, String kind, String missing, String remedy) {
        Optional<TrialNumber> number = printed.stream()
                .flatMap(words -> TrialNumbers.recognise(words).stream())
                .filter(recognised -> recognised.registry().equals(registry))
                .findFirst();
        number.ifPresent(this::number);
        if (number.isEmpty()) {
            String wrong = printed.isEmpty() ? "" : TextNormalizer.clean(printed.get(0));
            report.reject(place, printed.isEmpty() ? missing : "\"" + wrong + "\" is no " + kind, remedy);
        }
    }

    /** The account of the record. */
    public ReadReport report() {
        return report;
    }

    /** The language of the document's words; empty where it does not say. */
    public String language() {
        return language;
    }

    private static Optional<String> clean(Optional<String> printed) {
        Cancellation.check();
        return printed.map(TextNormalizer::clean).filter(words -> !words.isBlank());
    }

    /** Words in the document's language; empty for blank ones. */
    public Optional<Text> words(Optional<String> printed) {
        return words(printed, language);
    }

    /** Words in the given language. */
    public Optional<Text> words(Optional<String> printed, String inLanguage) {
        return clean(printed).map(words -> new Text(words, inLanguage));
    }

    /** Words in the document's language, for what may be said in several; none for blank ones. */
    public List<Text> texts(String printed) {
        return words(Optional.of(printed)).stream().toList();
    }

    /** Takes words in the document's language. */
    public void text(Property<Text> property, Optional<String> printed) {
        add(property, words(printed));
    }

    /** Takes words in the document's language. */
    public void text(Property<Text> property, String printed) {
        text(property, Optional.of(printed));
    }

    /** Running text in the document's language, with its paragraphs. */
    public Optional<Text> proseWords(Optional<String> printed) {
        return proseWords(printed, language);
    }

    /** Running text in the given language. */
    public Optional<Text> proseWords(Optional<String> printed, String inLanguage) {
        return printed.map(TextNormalizer::paragraphs).filter(s -> !s.isBlank()).map(s -> new Text(s, inLanguage));
    }

    /** Running text in the document's language, for what may be said in several; none for blank lines. */
    public List<Text> proseTexts(List<String> lines) {
        return proseWords(Optional.of(String.join("\n", lines))).stream().toList();
    }

    /** Takes running text in the document's language, with its paragraphs. */
    public void prose(Property<Text> property, Optional<String> printed) {
        add(property, proseWords(printed));
    }

    /** Takes words that belong to no language, such as ids. */
    public void id(Property<Text> property, Optional<String> printed) {
        add(property, words(printed, ""));
    }

    /** Takes words that belong to no language. */
    public void id(Property<Text> property, String printed) {
        id(property, Optional.of(printed));
    }

    /** Takes a coded value. */
    public void coded(Property<Coded> property, Optional<String> printed, String place) {
        add(property, code(property.name(), printed, place));
    }

    /** Takes a coded value. */
    public void coded(Property<Coded> property, String printed, String place) {
        coded(property, Optional.of(printed), place);
    }

    /**
     * Looks up a printed value; an unknown one keeps its words and is reported.
     *
     * @param scheme local name of the concept scheme
     */
    public Optional<Coded> code(String scheme, Optional<String> printed, String place) {
        return words(printed, "").map(words -> code(scheme, List.of(words), place));
    }

    /** Looks up the one value of a field; see {@link #code(String, Optional, String)}. */
    public Optional<Coded> code(String scheme, RecordFields fields, String name) {
        String place = fields.place(name);
        return code(scheme, fields.text(name), place);
    }

    /** Looks up a value that is printed in several languages; the first that the table knows decides. */
    public Coded code(String scheme, List<Text> printed, String place) {
        for (Text words : printed) {
            List<String> concepts = codes.concepts(scheme, words.value());
            if (!concepts.isEmpty()) {
                return new Coded(concepts, printed);
            }
        }
        String remedy = "the words are kept as tgc:Unmapped; add them to ontology/codes/" + codes.name() + ".ttl";
        report.warn(place, "unknown value \"" + printed.get(0).value() + "\" of " + scheme, remedy);
        return new Coded(List.of(), printed);
    }

    /** A country by any of its spellings in the table of countries. */
    public Optional<Coded> country(Optional<String> printed, String place) {
        return code("country", printed, place);
    }

    /** Whether the table knows words of a scheme. */
    public boolean knows(String scheme, String printed) {
        return !codes.concepts(scheme, TextNormalizer.clean(printed)).isEmpty();
    }

    /** Takes a coded value where the table knows it, and says nothing where it does not: for words that may be anything. */
    public boolean codedIfKnown(Property<Coded> property, String printed) {
        boolean known = knows(property.name(), printed);
        if (known) {
            coded(property, printed, "");
        }
        return known;
    }

    /** Takes a date that was read in the way of its source; a finding where it could not be. */
    public void date(Property<PartialDate> property, Optional<PartialDate> date, String printed, String place) {
        add(property, date);
        if (date.isEmpty()) {
            warn(printed, " is no date for " + property, place, "correct the date in the document");
        }
    }

    /** Tells in which order the document prints day and month where both are numbers. */
    public void dayOrder(DayOrder order) {
        dayOrder = Optional.of(order);
    }

    /** Takes a date. */
    public void date(Property<PartialDate> property, Optional<String> printed, String place) {
        clean(printed).ifPresent(words -> {
            Optional<PartialDate> date = dayOrder.isPresent() ? Dates.parse(words, dayOrder.get()) : Dates.parse(words);
            date(property, date, words, place);
        });
    }

    /** Takes an age limit; words for "no limit" give no duration and no finding. */
    public void age(Property<Age> property, Optional<String> printed, String place) {
        clean(printed).ifPresent(words -> {
            Age age = Ages.parse(words);
            add(property, age);
            if (age.duration().isEmpty() && !Ages.unlimited(words)) {
                warn(words, " is no age for " + property, place, "the words are kept, no duration is");
            }
        });
    }

    /** Takes both age limits of a line such as {@code 18 to 65 years old}. */
    public void ages(Optional<String> printed, String place) {
        clean(printed).ifPresent(words -> {
            Ages.Range range = Ages.range(words);
            add(TrialProperties.MINIMUM_AGE, range.minimum());
            add(TrialProperties.MAXIMUM_AGE, range.maximum());
            if (range.minimum().isEmpty() && range.maximum().isEmpty() && !Ages.unlimited(words)) {
                warn(words, " is no span of ages", place, "correct it in the document");
            }
        });
    }

    /** Takes a whole number; thousands separators are allowed. */
    public void count(Property<Count> property, Optional<String> printed, String place) {
        clean(printed).ifPresent(words -> {
            String digits = TextNormalizer.asciiDigits(words).replaceAll("(?<=\\d)[,\\s](?=\\d{3}\\b)", "");
            if (digits.length() <= MOST_DIGITS && digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
                add(property, new Count(Long.parseLong(digits)));
            } else {
                warn(words, " is no number for " + property, place, "correct it in the document");
            }
        });
    }

    /** Takes a yes or no in any of the words of the scheme {@code yesNo} of the code tables. */
    public void flag(Property<Flag> property, Optional<String> printed, String place) {
        clean(printed).ifPresent(words -> {
            List<String> concepts = codes.concepts("yesNo", words);
            if (concepts.isEmpty()) {
                String remedy = "add it to the scheme yesNo of ontology/codes/" + codes.name() + ".ttl";
                warn(words, " is neither yes nor no for " + property, place, remedy);
            } else {
                add(property, new Flag(concepts.get(0).equals("Yes")));
            }
        });
    }

    private void warn(String words, String what, String place, String remedy) {
        report.warn(place, "\"" + TextNormalizer.clean(words) + "\"" + what, remedy);
    }

    /**
     * Takes an id that may have its type in brackets behind it, and its issuer behind that or in brackets of its own: {@code 123
     * (Other Grant: NIH)}. Types and issuers may hold brackets themselves.
     */
    public void typedId(String words, String place) {
        int open = words.endsWith(")") ? words.indexOf(" (") : -1;
        while (open > 0 && !knows("identifierType", identifierType(words, open)[0])) {
            open = words.indexOf(" (", open + 1);
        }
        int dash = words.indexOf(" - ");
        int registry = dash < 0 && open < 0 ? words.indexOf(" (") : dash;
        if (registry > 0 && TrialNumbers.recognise(words.substring(0, registry)).isPresent()) {
            // a registry's number with the name of the registry behind it
            id(TrialProperties.SECONDARY_ID, words.substring(0, registry));
            return;
        }
        Optional<Text> id = words(Optional.of(open > 0 ? words.substring(0, open) : words), "");
        id.ifPresent(printed -> add(TrialProperties.SECONDARY_ID, printed));
        if (open > 0 && id.isPresent()) {
            String[] typed = identifierType(words, open);
            Optional<Text> issuer = words(Optional.of(typed[typed.length - 1])).filter(name -> typed.length > 1);
            identifier(new Identifier(
                    id.get(), code("identifierType", Optional.of(typed[0]), place), issuer, Optional.empty()));
        }
    }

    /** What stands in the brackets that open at a place: type and issuer, or the type alone. */
    private static String[] identifierType(String words, int open) {
        String[] typed = words.substring(open + 2, words.length() - 1).split(":|\\) ?\\((?:[A-Z_]+:)?", 2);
        typed[0] = typed[0].strip();
        return typed;
    }

    /**
     * Takes an organisation, in whatever language and format it is named; a person in its place is a contact of the trial. What an
     * individual is said to be may be an organisation, without a person before a comma or dash.
     */
    @Override
    public void sponsor(Sponsor.Role role, Sponsor sponsor) {
        String name = sponsor.names().get(0).value();
        boolean individual = sponsor.sponsorClass()
                .filter(kind -> kind.concepts().contains("Individual"))
                .isPresent();
        boolean organisation = StringUtils.containsNone(name, ",;(\u2013-") && PersonNames.namesOrganisation(name);
        if (PersonNames.isPerson(name) || individual && !organisation) {
            Optional<String> none = Optional.empty();
            person(new Contact(role.name().toLowerCase(Locale.ROOT), Optional.of(name), none, none, none, none));
        } else {
            super.sponsor(role, sponsor);
        }
    }

    /** Takes an organisation in the document's language. */
    public void sponsor(Sponsor.Role role, Optional<String> printed, Optional<Coded> sponsorClass) {
        words(printed).ifPresent(name -> sponsor(role, new Sponsor(List.of(name), sponsorClass)));
    }

    /** Takes a person, where anything is said of one. */
    public void person(Contact person) {
        if (Stream.of(person.name(), person.affiliation(), person.email(), person.phone(), person.address())
                .anyMatch(Optional::isPresent)) {
            contact(person);
        }
    }

    /** Takes a condition in the document's language. */
    public void condition(Optional<String> printed) {
        words(printed).ifPresent(name -> condition(new Condition(List.of(name))));
    }

    /** Takes a condition in the document's language. */
    public void condition(String printed) {
        condition(Optional.of(printed));
    }

    /** Closes the account. */
    public ReadResult close() {
        countMaskedRoles();
        return report.close(this);
    }

    /** A masking that is not told, or without a number, has the number of the parties that the document names, where all are known. */
    private void countMaskedRoles() {
        Optional<Coded> masking = first(TrialProperties.MASKING);
        boolean uncounted = masking.isEmpty() || masking.get().concepts().equals(List.of("Masked"));
        if (uncounted && has(TrialProperties.MASKED_ROLE)) {
            List<Coded> roles = build().get(TrialProperties.MASKED_ROLE);
            long parties = roles.stream()
                    .flatMap(role -> role.concepts().stream())
                    .distinct()
                    .count();
            if (roles.stream().noneMatch(Coded::unmapped)) {
                String concept = MASKINGS.get((int) Math.min(parties, MASKINGS.size()) - 1);
                replace(
                        TrialProperties.MASKING,
                        new Coded(List.of(concept), masking.map(Coded::printed).orElse(List.of())));
            }
        }
    }
}
