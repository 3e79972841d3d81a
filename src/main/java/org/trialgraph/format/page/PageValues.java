package org.trialgraph.format.page;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.trialgraph.format.TrialReader;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Intervention;
import org.trialgraph.model.Text;

/** Values as pages print them, without what an extraction has put around them. */
public final class PageValues {
    private static final Pattern BULLET = Pattern.compile("^(?:[-*\u2022\u00B7\u2013]\\s+|#{1,6}\\s+)");
    private static final Pattern NOTHING = Pattern.compile(
            "(?i)(?:no(?:t|ne|thing)? |un)?(?:data |information )?(?:yet )?(?:available|provided|specified|reported|entered|given|supplied|stated|applicable|disclosed|indicated)"
                    + "(?: yet)?\\.?|n\\.?/?a\\.?|(?:none|nil)(?: known)?|null|empty|unknown|undefined|nan|tbd|to be (?:determined|confirmed|announced)|blank"
                    + "|[-\u2013\u2014_/\\\\.]+|\\[?(?:redacted|withheld)\\]?|no (?:data|information|details?)|not? found|missing"
                    + "|\u6682\u65E0|\u65E0|\u4E0D\u8BE6|\u672A\u77E5|\u4E0D\u9002\u7528|\u672A(?:\u63D0\u4F9B|\u586B\u5199|\u8BF4\u660E|\u516C\u5F00)|\u6CA1\u6709");

    private static final Pattern PERSON =
            Pattern.compile("(?i)(?:dr|prof|professor|mr|mrs|ms|miss|vd|vaidya|herrn?|frau|pd|priv|univ|assoc|a/prof)\\b[. -].*");
    private static final Pattern ORGANISATION = Pattern.compile(
            "(?i).*(?:hospital|institut|colleg|universit|council|cent(?:er|re)|clinic|laborator|pharma|foundation|trust|research"
                    + "|department|klinik|stiftung|verein|gmbh|ministry|medical|academy|society|school|ltd|limited|pvt|company|corporation|\\binc\\b).*");

    private PageValues() {}

    /** Whether words are the name of a person with a title and of no organisation. */
    public static boolean person(String words) {
        return PERSON.matcher(words).matches() && !ORGANISATION.matcher(words).matches();
    }

    /** Whether words stand in place of a value that is not known. */
    public static boolean nothing(String words) {
        return words.isBlank() || NOTHING.matcher(words.strip()).matches();
    }

    /** The words without a bullet. */
    public static String unbulleted(String words) {
        return BULLET.matcher(words.strip()).replaceFirst("").strip();
    }

    /** Half of words that an extraction has printed twice, as in {@code AllAll}; otherwise the words. 22 is a number. */
    public static String half(String words) {
        int length = words.length();
        int middle = length / 2;
        boolean digits = words.chars().allMatch(Character::isDigit);
        if (!digits && length > 1 && length % 2 == 0 && words.startsWith(words.substring(middle))) {
            return words.substring(middle);
        }
        boolean spaced = length > 2 && length % 2 == 1 && Character.isWhitespace(words.charAt(middle));
        return spaced && words.startsWith(words.substring(middle + 1)) ? words.substring(middle + 1) : words;
    }

    /** Whether words are a value of a scheme, and not words for a missing value that its table does not have. */
    public static boolean says(String words, String scheme, TrialReader trial) {
        return !nothing(words) || trial.knows(scheme, words);
    }

    /**
     * The name of an intervention behind its type, such as {@code Drug: cyclosporine}.
     *
     * @param type words of the type; empty where none of the format's types stands before the name
     * @param name what follows
     */
    public record TypedName(Optional<String> type, String name) {
        /** Takes a line apart; words before a colon are a type only if the code table knows them. */
        public static TypedName of(String words, TrialReader trial) {
            int colon = words.indexOf(':');
            String name = words.substring(colon + 1).strip();
            boolean typed = colon > 0 && !name.isEmpty() && trial.knows("interventionType", words.substring(0, colon));
            return typed
                    ? new TypedName(Optional.of(words.substring(0, colon)), name)
                    : new TypedName(Optional.empty(), words);
        }

        /** The position of the intervention among those of the trial so far, which gets it where it has no such one yet. */
        public int position(TrialReader trial, String place) {
            Optional<Coded> coded = trial.code("interventionType", type, place);
            List<Text> labels = trial.words(Optional.of(name)).stream().toList();
            List<Intervention> known = trial.interventions();
            for (int i = 0; i < known.size(); i++) {
                if (known.get(i).labels().equals(labels) && known.get(i).type().equals(coded)) {
                    return i + 1;
                }
            }
            return trial.intervention(new Intervention(labels, coded, List.of(), List.of()));
        }
    }
}
