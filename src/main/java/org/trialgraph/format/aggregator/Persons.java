package org.trialgraph.format.aggregator;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.trialgraph.format.TrialReader;
import org.trialgraph.model.Contact;

/** The people whom a page names for questions: a name, then phone and e-mail behind it or on lines of their own. */
final class Persons {
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+");
    private static final Pattern PHONE =
            Pattern.compile("\\+?[\\d(][\\d()\\s./\u2013-]{5,40}(?:\\s*(?:ext|x)\\.?\\s*\\d{1,8})?");

    private Persons() {}

    /** Takes people of one role from lines; parts of one line stand between semicolons. */
    static void read(List<String> lines, String role, TrialReader trial) {
        Optional<String> name = Optional.empty();
        Optional<String> phone = Optional.empty();
        Optional<String> email = Optional.empty();
        for (String line : lines) {
            for (String part : line.split(";")) {
                String words = part.strip();
                if (EMAIL.matcher(words).matches()) {
                    email = Optional.of(words);
                } else if (PHONE.matcher(words).matches()) {
                    phone = Optional.of(words);
                } else if (!words.isEmpty()) {
                    add(role, name, phone, email, trial);
                    name = Optional.of(words);
                    phone = Optional.empty();
                    email = Optional.empty();
                }
            }
        }
        add(role, name, phone, email, trial);
    }

    private static void add(
            String role, Optional<String> name, Optional<String> phone, Optional<String> email, TrialReader trial) {
        if (name.isPresent() || phone.isPresent() || email.isPresent()) {
            trial.trial().contact(new Contact(role, name, Optional.empty(), email, phone, Optional.empty()));
        }
    }
}
