package org.trialgraph.mesh.index;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The form in which a word compares: American spelling and singular. The form need not be a word itself. */
final class Stemmer {
    private static final List<String> ROMAN = List.of("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x");
    private static final Set<String> NUMBERED =
            Set.of("type", "stage", "grade", "class", "factor", "phase", "level", "bipolar", "mucopolysaccharidosis");

    private Stemmer() {}

    /** The form of a word in lower case without accents. */
    static String stem(String word) {
        return word.length() < 4 ? word : singular(american(word));
    }

    /** The number that a Roman numeral stands for after a word that is numbered; the word itself otherwise. */
    static String numeral(String before, String word) {
        int number = NUMBERED.contains(before) ? ROMAN.indexOf(word) + 1 : 0;
        return number > 0 ? Integer.toString(number) : word;
    }

    private static String american(String word) {
        String form = word.indexOf('e') > 0 ? word.replace("ae", "e").replace("oe", "e") : word;
        int our = form.indexOf("our");
        if (our > 2 && (our + 3 == form.length() || "sale".indexOf(form.charAt(our + 3)) >= 0)) {
            form = form.substring(0, our) + "or" + form.substring(our + 3);
        }
        form = form.replace("sulph", "sulf").replace("leuco", "leuko").replace("isation", "ization");
        if (form.endsWith("ised") || form.endsWith("ise")) {
            form = form.substring(0, form.lastIndexOf("ise")) + "ize" + (form.endsWith("d") ? "d" : "");
        }
        return form.endsWith("tre") ? form.substring(0, form.length() - 2) + "er" : form;
    }

    private static String singular(String word) {
        int length = word.length();
        if (length < 5 || word.charAt(length - 1) != 's') {
            return length > 6 && word.endsWith("mata") ? word.substring(0, length - 2) : word;
        }
        if (Stream.of("ss", "us", "is").anyMatch(word::endsWith)) {
            return word;
        }
        if (word.endsWith("ies")) {
            return word.substring(0, length - 3) + "y";
        }
        if (word.endsWith("itides")) {
            return word.substring(0, length - 4) + "s";
        }
        if (Stream.of("stases", "yses", "theses").anyMatch(word::endsWith) || length > 7 && word.endsWith("oses")) {
            return word.substring(0, length - 2) + "is";
        }
        boolean es = Stream.of("xes", "ches", "shes", "sses").anyMatch(word::endsWith)
                || length > 6 && word.endsWith("ruses");
        return word.substring(0, length - (es ? 2 : 1));
    }
}
