package org.trialgraph.format.page;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.trialgraph.format.TrialReader;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Intervention;
import org.trialgraph.model.Sponsor;
import org.trialgraph.model.Text;
import org.trialgraph.registry.TrialNumbers;
import org.trialgraph.text.Dates;
import org.trialgraph.text.PersonNames;

/** Values as pages print them, without what an extraction has put around them. */
public final class PageValues {
    private static final Pattern BULLET = Pattern.compile("^[-*\u2022\u00B7\u2013]\\s+");
    private static final Pattern NOTHING = Pattern.compile(
            "(?i)(?:no(?:t|ne|thing)? |un)?(?:data |information )?(?:yet )?(?:available|provided|specified|reported|entered|given|supplied|stated|applicable|disclosed|indicated)"
                    + "(?: yet| at (?:the )?time of registration)?\\.?|n\\.?/?a\\.?|(?:none|nil)(?: known)?|null|empty|unknown|undefined|nan|tbd|to be (?:determined|confirmed|announced)|blank"
                    + "|same as current|no \\p{L}{3,20}(?: \\p{L}{3,20})? (?:specified|listed)|name not available"
                    + "|(?:there (?:is|are) )?no (?:primary |secondary |other ){0,2}(?:outcomes?(?: measures?)?|end ?points?)\\.?|[-\u2013\u2014_/\\\\.]+|\\[?(?:redacted|withheld)\\]?|no (?:data|information|details?)|not? found|missing"
                    + "|\\[-{2,5}]\\*{0,3}|no entry|keine? (?:eintrag|angaben?)|n\\.v\\.t\\.?|nvt|\u306A\u3057|\u8A72\u5F53\u306A\u3057|\u7121\u3057|niet van toepassing|(?:nog )?niet bekend"
                    + "|\u6682\u65E0|\u65E0|\u4E0D\u8BE6|\u672A\u77E5|\u4E0D\u9002\u7528|\u672A(?:\u63D0\u4F9B|\u586B\u5199|\u8BF4\u660E|\u516C\u5F00)|\u6CA1\u6709");

    private static final Pattern CONTACT = Pattern.compile("(?i).*\\S@\\S.*|.*https?://.*"
            + "|.*(?:\\b(?:call|e-?mail|(?:tele)?phone|mobile|fax|tel)\\b|\\u7535\\u8BDD)[^\\d]{0,25}[+(\\d][\\d() ./-]{5,}.*"
            + "|.*\\+\\d[\\d() ./-]{6,}.*|\\(?\\d{2,5}\\)?[ .]\\d{2,4}[ .-]\\d{2,}.*");
    private static final Pattern NO_NAME =
            Pattern.compile("[^\\p{L}]*|[A-Z]\\d{2}(?:\\.\\d{1,2})?|.*[:\\uFF1A]|\\(?\\d+[.)].*"
                    + "|(?:\\S+ ){3}.*\\S(?<!Inc|Ltd|Corp|Co|Pty|[.,][A-Za-z])[.!?;]|.{15,}\\u3002|.* \\d{4,}(?: \\d+)*"
                    + "|\\d+(?:[.,]\\d+)? ?(?:m?[gl]|mcg|\u00B5g|kg|IU|%|tablets?|times)\\b.*");
    private static final Pattern ID =
            Pattern.compile("(?=\\S*\\d)[\\p{L}\\d][\\p{L}\\d./_#-]{3,}(?: \\d[\\d.-]*)?(?: ?\\([^()]{2,60}\\))?");
    private static final Pattern END = Pattern.compile(
            "(?i).*\\|.*|[-=_*~ ]{3,}|(?:\u00A9|copyright\\b|data (?:sourced |is )?from|source:"
                    + "|(?:cookies?|privacy|terms)\\b|share\\b|(?:more |get )?contact\\b|(?:related|similar|other|more) (?:clinical )?(?:trials|studies)"
                    + "|(?:last )?updated?:?\\b|(?:additional|more) (?:locations|information)|view (?:on|in|at|this|full)|learn more|sign up|subscribe|apply\\b|sponsored by).{0,120}");
    private static final int LONGEST_ORGANISATION = 160;

    private PageValues() {}

    /**
     * Takes an organisation, or a person in its place; words for none or for the person are nobody.
     *
     * @param kind of the organisation, as the class of a sponsor
     */
    public static void organisation(
            Sponsor.Role role, Optional<String> printed, Optional<Coded> kind, String place, TrialReader trial) {
        Optional<String> name = trial.words(printed).map(Text::value).filter(words -> !nothing(words));
        name.ifPresent(words -> {
            if (words.matches("(?i)no sponsor|self(?:[- ](?:funded|funding|sponsored|sponsor|financed))?|自己調達")) {
                trial.report().ignored(place, words);
            } else {
                trial.sponsor(role, name, kind);
            }
        });
    }

    /** Whether words stand in place of a value that is not known. */
    public static boolean nothing(String words) {
        String bare = words.strip().replaceFirst("^[(\\[](.*)[)\\]]$", "$1");
        return bare.isBlank() || NOTHING.matcher(bare).matches();
    }

    /** Whether a line ends what stands under a label, on a page of which not all labels are known: a rule, a row of a table, a foot. */
    static boolean ends(String words) {
        return END.matcher(words).matches() || CONTACT.matcher(words).matches();
    }

    /** Whether words look like the name of something: neither a label, a number, a code, a date nor a sentence. */
    static boolean isName(String words, int longest) {
        return words.length() <= longest
                && !NO_NAME.matcher(words).matches()
                && Dates.parse(words).isEmpty();
    }

    /** Whether words look like the name of an organisation, and not of a person. */
    static boolean isOrganisation(String words) {
        return isName(words, LONGEST_ORGANISATION)
                && !PersonNames.isPerson(words)
                && !words.matches("(?i)(?:organi[sz]ation|category|type|name|address|country|division|class)\\b.*");
    }

    /** Whether words look like an id: one word with a digit, and its kind in brackets. */
    static boolean isId(String words) {
        return ID.matcher(words).matches() && Dates.parse(words).isEmpty()
                || TrialNumbers.recognise(words).isPresent();
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
