package org.trialgraph.format.page;

import java.util.List;
import org.trialgraph.codes.CodeTable;

/** The fields that most trial pages have, under the words that sites commonly use for them: {@code common-fields.tsv}. */
public final class CommonFields {
    private static final FieldTable TABLE = FieldTable.beside(CommonFields.class, "common-fields.tsv");

    private CommonFields() {}

    /** All of them, with the codes of a site. */
    public static List<Field> of(CodeTable codes) {
        return of(codes, false);
    }

    /**
     * All of them, with the codes of a site.
     *
     * @param certain whether values that are not what their field should hold are left where they stand
     */
    public static List<Field> of(CodeTable codes, boolean certain) {
        return TABLE.of(codes, certain);
    }
}
