package org.trialgraph.federation;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;

/** Takes what an endpoint found. */
final class Rows {
    private Rows() {}

    /**
     * All rows, in order. They are never cut off, for nobody would notice.
     *
     * @throws ServiceFailure if there are more
     */
    static List<Binding> atMost(int most, RowSet found) {
        List<Binding> rows = new ArrayList<>();
        while (found.hasNext()) {
            if (rows.size() == most) {
                throw new ServiceFailure("answered more than " + most + " rows: ask it for less");
            }
            rows.add(found.next());
        }
        return rows;
    }
}
