package org.trialgraph.web.query;

import java.util.stream.Stream;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.jena.graph.Node;
import org.apache.jena.query.text.TextIndexException;
import org.apache.jena.query.text.TextQueryPF;
import org.apache.jena.sparql.core.Substitute;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.pfunction.PropFuncArg;

/** {@code text:query}, with words that a person could have typed: Lucene takes seconds to read a hundred thousand. */
final class BoundedTextQuery extends TextQueryPF {
    @Override
    public QueryIterator exec(
            Binding binding, PropFuncArg subject, Node predicate, PropFuncArg object, ExecutionContext context) {
        PropFuncArg asked = Substitute.substitute(object, binding);
        (asked.isList() ? asked.getArgList().stream() : Stream.of(asked.getArg()))
                .filter(Node::isLiteral)
                .filter(node -> node.getLiteralLexicalForm().length() > QueryLimits.LONGEST_TEXT_QUERY)
                .forEach(node -> {
                    throw new TooMuchException(
                            "a text query may have at most " + QueryLimits.LONGEST_TEXT_QUERY + " characters");
                });
        try {
            return super.exec(binding, subject, predicate, object, context);
        } catch (TextIndexException e) {
            throw new TooMuchException("the text index cannot read this query: "
                    + ExceptionUtils.getRootCause(e).getMessage());
        }
    }
}
