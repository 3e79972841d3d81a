package org.trialgraph.mesh;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the year of an edition in names that carry it. */
final class DocumentType {
    private static final Pattern DATED =
            Pattern.compile("record(?:set)?_((?:19|20)\\d\\d)\\d{4}\\.dtd", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAMED =
            Pattern.compile("(?:mesh|desc|supp)((?:19|20)\\d\\d)\\D", Pattern.CASE_INSENSITIVE);

    private DocumentType() {}

    /** The year in an XML document type such as {@code nlmdescriptorrecordset_20240101.dtd}; 0 where there is none. */
    static int year(String documentType) {
        return documentType == null ? 0 : find(DATED, documentType);
    }

    /** The year in a file name such as {@code desc2024.xml}; 0 where there is none. */
    static int yearOfFile(String name) {
        return find(NAMED, name);
    }

    private static int find(Pattern pattern, String words) {
        Matcher found = pattern.matcher(words);
        return found.find() ? Integer.parseInt(found.group(1)) : 0;
    }
}
