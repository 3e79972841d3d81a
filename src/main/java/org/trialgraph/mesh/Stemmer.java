package org.trialgraph.mesh;

import java.util.Map;
import java.util.Set;

/** The form in which a word compares: American spelling and singular. The form need not be a word itself. */
final class Stemmer {
    private static final Map<String, String> ROMAN = Map.of(
            "i", "1", "ii", "2", "iii", "3", "iv", "4", "v", "5", "vi", "6", "vii", "7", "viii", "8", "ix", "9", "x",
            "10");
    private static final Set<String> NUMBERED =
            Set.of("type", "stage", "grade", "class", "factor", "phase", "level", "bipolar", "mucopolysaccharidosis");

    private Stemmer() {}

    /** The form of a word in lower case without accents. */
    static String of(String word) {
        return word.length() < 4 ? word : singular(american(word));
    }

    /** The number that a Roman numeral stands for after a word that is numbered; null otherwise. */
    static String numeral(String before, String word) {
        return NUMBERED.contains(before) ? ROMAN.get(word) : null;
    }

    private static String american(String word) {
        String form = word;
        if (form.indexOf('e') > 0) {
            form = form.replace("ae", "e").replace("oe", "e");
        }
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
        if (word.endsWith("ss") || word.endsWith("us") || word.endsWith("is")) {
            return word;
        }
        if (word.endsWith("ies")) {
            return word.substring(0, length - 3) + "y";
        }
        if (word.endsWith("itides")) {
            return word.substring(0, length - 4) + "s";
        }
        if (word.endsWith("stases")
                || word.endsWith("yses")
                || word.endsWith("theses")
                || length > 7 && word.endsWith("oses")) {
            return word.substring(0, length - 2) + "is";
        }
        if (length > 6 && word.endsWith("ruses")
                || word.endsWith("xes")
                || word.endsWith("ches")
                || word.endsWith("shes")
                || word.endsWith("sses")) {
            return word.substring(0, length - 2);
        }
        return word.substring(0, length - 1);
    }
}
