package org.trialgraph.federation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpAsQuery;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.Rename;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementData;
import org.apache.jena.sparql.syntax.ElementFilter;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.sparql.syntax.ElementSubQuery;
import org.apache.jena.sparql.syntax.ElementTriplesBlock;

/**
 * The query that is sent to an endpoint: the pattern within SERVICE, narrowed by VALUES to what the rows that it will be
 * joined with already hold.
 *
 * @param query the query
 * @param names the variables of its results with those that they have in the query around
 */
record RemoteQuery(Query query, Map<Var, Var> names) {
    /**
     * @param pattern what stands within SERVICE
     * @param inputs the rows to be joined with
     */
    static RemoteQuery of(Op pattern, List<Binding> inputs) {
        Query query = OpAsQuery.asQuery(Rename.reverseVarRename(pattern, true));
        Map<Var, Var> names = new TreeMap<>((a, b) -> a.getName().compareTo(b.getName()));
        for (Var local : OpVars.visibleVars(pattern)) {
            if (Var.isNamedVar(local)) {
                String name = local.getName();
                names.put(Var.alloc(name.substring(name.lastIndexOf('/') + 1)), local);
            }
        }
        ElementData values = values(names, inputs);
        return new RemoteQuery(values.getRows().isEmpty() ? query : narrowed(query, values), names);
    }

    /** A row of the results under the names of the query around. */
    Binding local(Binding row) {
        BindingBuilder local = BindingFactory.builder();
        names.forEach((remote, name) -> {
            Node value = row.get(remote);
            if (value != null) {
                local.add(name, value);
            }
        });
        return local.build();
    }

    /** The different values that the rows hold; none where a row leaves everything open. Blank nodes mean nothing elsewhere. */
    private static ElementData values(Map<Var, Var> names, List<Binding> inputs) {
        ElementData values = new ElementData();
        Set<Binding> rows = new LinkedHashSet<>();
        for (Binding input : inputs) {
            BindingBuilder row = BindingFactory.builder();
            names.forEach((remote, local) -> {
                Node value = input.get(local);
                if (value != null && (value.isURI() || value.isLiteral())) {
                    row.add(remote, value);
                }
            });
            rows.add(row.build());
        }
        if (rows.stream().noneMatch(Binding::isEmpty)) {
            names.keySet().stream()
                    .filter(name -> rows.stream().anyMatch(row -> row.contains(name)))
                    .forEach(values::add);
            rows.forEach(values::add);
        }
        return values;
    }

    private static Query narrowed(Query query, ElementData values) {
        ElementGroup group = new ElementGroup();
        group.addElement(values);
        Element pattern = query.getQueryPattern();
        if (!query.isQueryResultStar() || query.hasGroupBy() || query.hasLimit() || query.hasOrderBy()) {
            group.addElement(new ElementSubQuery(query));
        } else if (pattern instanceof ElementGroup plain && isPlain(plain)) {
            plain.getElements().forEach(group::addElement);
        } else {
            ElementGroup nested = new ElementGroup();
            nested.addElement(pattern);
            group.addElement(pattern instanceof ElementGroup ? pattern : nested);
        }
        Query narrowed = QueryFactory.create();
        narrowed.setQuerySelectType();
        narrowed.setQueryResultStar(true);
        narrowed.setQueryPattern(group);
        return narrowed;
    }

    /** Whether the elements mean the same beside VALUES as in a group of their own; many endpoints are faster so. */
    private static boolean isPlain(ElementGroup group) {
        return group.getElements().stream()
                .allMatch(e -> e instanceof ElementPathBlock
                        || e instanceof ElementTriplesBlock
                        || e instanceof ElementFilter);
    }
}
