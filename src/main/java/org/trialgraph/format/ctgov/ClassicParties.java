package org.trialgraph.format.ctgov;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.page.Block;
import org.trialgraph.format.page.Page;
import org.trialgraph.format.page.Page.Line;
import org.trialgraph.format.page.Sections;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Contact;
import org.trialgraph.model.Reference;
import org.trialgraph.model.Sponsor;
import org.trialgraph.model.Sponsor.Role;
import org.trialgraph.model.Text;
import org.trialgraph.model.Trial;

/** Sponsors, the responsible party, people, publications. */
final class ClassicParties {
    static final Pattern PERSON = Pattern.compile(
            "(Contact|Principal Investigator|Sub-Investigator|Study Chair|Study Director|Backup):?\\s+(.+)");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@:;,]+@[^\\s@;,]+");
    private static final Pattern PHONE =
            Pattern.compile("\\+?[\\d(][\\d()./\u2013-]*(?: [\\d()./\u2013-]+)*\\d(?: ?(?:ext|x)\\.? ?\\d{1,8})?");
    private static final Pattern ORGANISATION = Pattern.compile(
            "(?i).*\\b(?:univ|hospital|hopital|hôpital|institut|cent(?:er|re)|college|clinic|foundation|inc|ltd|llc|gmbh"
                    + "|corp|company|pharma|laborator|group|society|association|council|ministry|trust|agency|school).*");

    private final TrialReader trial;

    ClassicParties(TrialReader trial) {
        this.trial = trial;
    }

    void read(Page page, Sections sections) {
        sponsors(sections);
        for (String label : List.of(
                "Information provided by:", "Information provided by (Responsible Party):", "Responsible Party:")) {
            Block block = sections.get(label);
            block.value().ifPresent(this::responsible);
        }
        people(page, sections.get("Contacts"));
        people(page, sections.get("Investigators"));
        publications(sections);
    }

    /** The line of the sponsor may be empty: then the list of sponsors and collaborators, which it heads, names it. */
    private void sponsors(Sections sections) {
        Optional<String> lead = sections.get("Sponsor:").value();
        List<String> all =
                new ArrayList<>(sections.get("Sponsors and Collaborators").values());
        Optional<String> first = lead.or(() -> all.stream().findFirst());
        first.ifPresent(name -> sponsor(Role.LEAD, name));
        List<String> others = new ArrayList<>(sections.get("Collaborator:").values());
        others.addAll(sections.get("Collaborators:").values());
        others.addAll(all);
        others.stream()
                .filter(name -> !name.equalsIgnoreCase(first.orElse("")))
                .distinct()
                .forEach(name -> sponsor(Role.COLLABORATOR, name));
    }

    private void sponsor(Role role, String name) {
        List<Text> names = trial.words(Optional.of(name)).stream().toList();
        trial.trial().sponsor(role, new Sponsor(names, Optional.empty()));
    }

    /** An organisation answers for the study, or a person with title and organisation behind commas. */
    private void responsible(String words) {
        Optional<Sponsor> known = sponsor(words::equalsIgnoreCase);
        Optional<Sponsor> employer =
                sponsor(name -> words.toLowerCase(Locale.ROOT).endsWith(", " + name.toLowerCase(Locale.ROOT)));
        String head = words.split(",")[0];
        if (known.isPresent()) {
            trial.trial().sponsor(Role.RESPONSIBLE, known.get());
        } else if (employer.isEmpty() && ORGANISATION.matcher(head).matches()) {
            sponsor(Role.RESPONSIBLE, words);
        } else {
            Optional<String> affiliation = employer.map(e -> e.names().get(0).value())
                    .or(() -> Optional.of(
                                    words.substring(words.lastIndexOf(',') + 1).strip())
                            .filter(last -> ORGANISATION.matcher(last).matches()));
            trial.trial()
                    .contact(new Contact(
                            "responsible party",
                            Optional.of(head),
                            affiliation,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()));
        }
    }

    private Optional<Sponsor> sponsor(Predicate<String> name) {
        Trial soFar = trial.trial().build();
        return Stream.of(Role.LEAD, Role.COLLABORATOR)
                .flatMap(role -> soFar.sponsors(role).stream())
                .filter(sponsor -> name.test(sponsor.names().get(0).value()))
                .findFirst();
    }

    private void people(Page page, Block block) {
        for (Line line : block.rest()) {
            if (PERSON.matcher(line.words()).matches()) {
                page.take(line);
                person(line.words(), trial);
            }
        }
    }

    /** {@code Contact: Name, MD +1 555 0100 someone@example.org}: name, then phone and e-mail where given. */
    static void person(String words, TrialReader trial) {
        Matcher m = PERSON.matcher(words);
        if (!m.matches()) {
            return;
        }
        String rest = m.group(2);
        Optional<String> email = found(EMAIL, rest);
        Optional<String> phone = found(
                        PHONE, email.map(e -> m.group(2).replace(e, "")).orElse(rest))
                .filter(p -> p.chars().filter(Character::isDigit).count() > 5);
        String name = rest;
        for (Optional<String> part : List.of(email, phone)) {
            name = part.isPresent() ? name.replace(part.get(), "") : name;
        }
        trial.trial()
                .contact(new Contact(
                        m.group(1).toLowerCase(Locale.ROOT),
                        Optional.of(name.strip()).filter(n -> !n.isEmpty()),
                        Optional.empty(),
                        email,
                        phone,
                        Optional.empty()));
    }

    private static Optional<String> found(Pattern pattern, String words) {
        Matcher m = pattern.matcher(words);
        return m.find() ? Optional.of(m.group()) : Optional.empty();
    }

    private void publications(Sections sections) {
        for (String label :
                List.of("Publications:", "Publications of Results:", "Other Publications:", ClassicLayout.INDEXED)) {
            for (String words : sections.get(label).values()) {
                trial.trial()
                        .reference(new Reference(
                                Optional.empty(), Optional.empty(), trial.words(Optional.of(words)), kind(label)));
            }
        }
    }

    private static Optional<Coded> kind(String label) {
        return switch (label) {
            case "Publications of Results:" -> Optional.of(Coded.implied("ResultReference"));
            case ClassicLayout.INDEXED -> Optional.of(Coded.implied("DerivedReference"));
            default -> Optional.empty();
        };
    }
}
