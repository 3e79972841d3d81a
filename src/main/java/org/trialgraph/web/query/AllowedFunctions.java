package org.trialgraph.web.query;

import static org.apache.jena.sparql.ARQConstants.fnPrefix;
import static org.apache.jena.sparql.ARQConstants.fnSparql;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.text.TextQuery;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.Transform;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.algebra.optimize.Optimize;
import org.apache.jena.sparql.algebra.optimize.RewriteFactory;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.E_Call;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.E_Multiply;
import org.apache.jena.sparql.expr.E_Regex;
import org.apache.jena.sparql.expr.E_StrConcat;
import org.apache.jena.sparql.expr.E_StrDatatype;
import org.apache.jena.sparql.expr.E_StrEncodeForURI;
import org.apache.jena.sparql.expr.E_StrReplace;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprFunction0;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.ExprTransformer;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.RegexEngine;
import org.apache.jena.sparql.expr.Unstable;
import org.apache.jena.sparql.expr.nodevalue.NodeFunctions;
import org.apache.jena.sparql.expr.nodevalue.NodeValueOps;
import org.apache.jena.sparql.expr.nodevalue.XSDFuncOp;
import org.apache.jena.sparql.function.Function;
import org.apache.jena.sparql.function.FunctionEnv;
import org.apache.jena.sparql.function.FunctionFactory;
import org.apache.jena.sparql.function.FunctionRegistry;
import org.apache.jena.sparql.function.library.Math_pow;
import org.apache.jena.sparql.pfunction.PropertyFunctionFactory;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.vocabulary.XSD;
import org.jspecify.annotations.Nullable;

/**
 * The functions and property functions that a query may call: those that ARQ and its text index register themselves. ARQ would
 * load any other by its name as a Java class, and its own library holds some that wait or tell of the machine; both are closed
 * where names are resolved, so that it does not matter how a query comes by the name.
 *
 * <p>REGEX, REPLACE and CONCAT, of which a short query can make work without end, stop with their query. No function makes a text
 * above {@link QueryLimits#LONGEST_TEXT}, nor a number above {@link QueryLimits#MOST_DIGITS}, whose arithmetic nothing can interrupt. Lists and maps as
 * literals (CDT), which ARQ adds to SPARQL, are not offered.
 */
final class AllowedFunctions {
    private static final double BITS_PER_DIGIT = Math.log(10) / Math.log(2);
    private static final String CDT = "http://w3id.org/awslabs/neptune/SPARQL-CDTs/";

    /** The names of the bounded forms of what SPARQL has built in. */
    private static final Map<Class<?>, String> BOUNDED = Map.of(
            E_Regex.class, fnSparql + "regex",
            E_StrReplace.class, fnSparql + "replace",
            E_StrConcat.class, fnSparql + "concat",
            E_StrEncodeForURI.class, fnSparql + "encode",
            E_StrDatatype.class, fnSparql + "strdt",
            E_Multiply.class, fnSparql + "multiply");

    /** What another time gives another value, by the name of a function, or calls a function of any name. */
    private static final Set<String> VARYING = Stream.of("now", "rand", "uuid", "struuid", "bnode")
            .map(name -> fnSparql + name)
            .collect(Collectors.toCollection(() -> new HashSet<>(Set.of(fnPrefix + "apply"))));

    private final FunctionRegistry functions = new FunctionRegistry() {
        @Override
        public @Nullable FunctionFactory get(String name) {
            return isRegistered(name) ? super.get(name) : null;
        }
    };
    private final PropertyFunctionRegistry properties = new PropertyFunctionRegistry() {
        @Override
        public @Nullable PropertyFunctionFactory get(String name) {
            return isRegistered(name) ? super.get(name) : null;
        }

        @Override
        public boolean manages(String name) {
            return isRegistered(name);
        }
    };

    AllowedFunctions() {
        FunctionRegistry standard = FunctionRegistry.standardRegistry();
        standard.keys().forEachRemaining(name -> {
            if (!name.startsWith(CDT)) {
                functions.put(
                        name, uri -> new BoundedFunction(standard.get(name).create(uri)));
            }
        });
        for (String prefix : List.of(fnSparql, fnPrefix)) {
            functions.put(prefix + "replace", bounded(AllowedFunctions::replace));
            functions.put(prefix + "concat", bounded(AllowedFunctions::concat));
        }
        functions.put(fnSparql + "regex", bounded(AllowedFunctions::matches));
        functions.put(fnPrefix + "matches", bounded(AllowedFunctions::matches));
        functions.put(fnSparql + "strdt", bounded(AllowedFunctions::typed));
        functions.put(fnSparql + "multiply", bounded(AllowedFunctions::product));
        functions.put(ARQConstants.mathPrefix + "pow", bounded(AllowedFunctions::power));
        PropertyFunctionRegistry known = PropertyFunctionRegistry.standardRegistry();
        known.keys().forEachRemaining(name -> properties.put(name, known.get(name)));
        properties.put(TextQuery.NS + "query", name -> new BoundedTextQuery());
    }

    /**
     * Makes the queries that run in a context call these functions alone. One that names another ends with a {@link
     * TooMuchException}; where it makes the name up while it runs, the call has no value.
     *
     * @param varies is told, before the query runs, where another time it may be answered otherwise by the same store
     */
    void applyTo(Context context, Runnable varies) {
        context.set(ARQConstants.sysOptimizerFactory, (RewriteFactory)
                of -> query -> Optimize.getFactory().create(of).rewrite(bounded(query, varies)));
        FunctionRegistry.set(context, functions);
        PropertyFunctionRegistry.set(context, properties);
    }

    /** Puts the bounded forms in place of what SPARQL has built in, save in what is asked of another server. */
    private Op bounded(Op query, Runnable varies) {
        Transform operators = new TransformCopy() {
            @Override
            public Op transform(OpService service, Op inside) {
                varies.run();
                return service;
            }
        };
        return Transformer.transform(operators, new Bounded(varies), query);
    }

    private final class Bounded extends ExprTransformCopy {
        private final Runnable varies;

        Bounded(Runnable varies) {
            this.varies = varies;
        }

        @Override
        public Expr transform(ExprFunction0 call) {
            varies.run();
            return super.transform(call);
        }

        @Override
        public Expr transform(ExprFunctionN call, ExprList arguments) {
            if (call instanceof E_Call
                    || call instanceof E_Function named && VARYING.contains(named.getFunctionIRI())) {
                varies.run();
            }
            if (call instanceof E_Function other && !functions.isRegistered(other.getFunctionIRI())) {
                throw new TooMuchException("the function <" + other.getFunctionIRI() + "> is not offered here");
            }
            return BOUNDED.containsKey(call.getClass())
                    ? new E_Function(BOUNDED.get(call.getClass()), arguments)
                    : super.transform(call, arguments);
        }

        @Override
        public Expr transform(ExprFunction1 call, Expr argument) {
            if (call instanceof Unstable) {
                varies.run();
            }
            return BOUNDED.containsKey(call.getClass())
                    ? new E_Function(BOUNDED.get(call.getClass()), new ExprList(argument))
                    : super.transform(call, argument);
        }

        @Override
        public Expr transform(ExprFunction2 call, Expr left, Expr right) {
            return BOUNDED.containsKey(call.getClass())
                    ? new E_Function(BOUNDED.get(call.getClass()), new ExprList(List.of(left, right)))
                    : super.transform(call, left, right);
        }

        @Override
        public Expr transform(ExprAggregator aggregate) {
            ExprList arguments = aggregate.getAggregator().getExprList();
            return arguments == null
                    ? aggregate
                    : new ExprAggregator(
                            aggregate.getVar(),
                            aggregate.getAggregator().copy(ExprTransformer.transform(this, arguments)));
        }
    }

    /**
     * A function that ARQ registers, with what goes in and comes out held to the bounds.
     *
     * @param function does the work
     */
    private record BoundedFunction(Function function) implements Function {
        @Override
        public void build(String name, ExprList arguments, Context context) {
            function.build(name, arguments, context);
        }

        @Override
        public NodeValue exec(Binding binding, ExprList arguments, String name, FunctionEnv environment) {
            if (name.startsWith(XSD.NS)) {
                checkDigits(arguments.get(0).eval(binding, environment).asString());
            }
            NodeValue value = function.exec(binding, arguments, name, environment);
            if (value.isString()) {
                checkLength(value.getString().length());
            }
            return value;
        }
    }

    private static FunctionFactory bounded(BiFunction<List<NodeValue>, AtomicBoolean, NodeValue> body) {
        Function function = new Function() {
            @Override
            public void build(String name, ExprList arguments, Context context) {
                // nothing to prepare: the arguments are known with each solution
            }

            @Override
            public NodeValue exec(Binding binding, ExprList arguments, String name, FunctionEnv environment) {
                AtomicBoolean cancelled = Context.getOrSetCancelSignal(environment.getContext());
                return body.apply(
                        arguments.getList().stream()
                                .map(argument -> argument.eval(binding, environment))
                                .toList(),
                        cancelled);
            }
        };
        return name -> function;
    }

    private static NodeValue matches(List<NodeValue> arguments, AtomicBoolean cancelled) {
        checkCount(arguments, 2, 3);
        return NodeValue.makeBoolean(matcher(arguments, 2, cancelled).find());
    }

    private static NodeValue replace(List<NodeValue> arguments, AtomicBoolean cancelled) {
        checkCount(arguments, 3, 4);
        Matcher matcher = matcher(arguments, 3, cancelled);
        String replacement = text(arguments.get(2));
        StringBuilder replaced = new StringBuilder();
        try {
            while (matcher.find()) {
                matcher.appendReplacement(replaced, replacement);
                checkLength(replaced.length());
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new ExprEvalException("REPLACE: " + e.getMessage(), e);
        }
        matcher.appendTail(replaced);
        Node before = arguments.get(0).asNode();
        return NodeValue.makeNode(NodeFactory.createLiteral(
                replaced.toString(), before.getLiteralLanguage(), before.getLiteralDatatype()));
    }

    private static NodeValue concat(List<NodeValue> arguments, AtomicBoolean cancelled) {
        checkLength(arguments.stream().mapToLong(each -> text(each).length()).sum());
        return XSDFuncOp.strConcat(arguments);
    }

    private static NodeValue typed(List<NodeValue> arguments, AtomicBoolean cancelled) {
        checkCount(arguments, 2, 2);
        checkDigits(text(arguments.get(0)));
        return NodeFunctions.strDatatype(arguments.get(0), arguments.get(1));
    }

    private static NodeValue product(List<NodeValue> arguments, AtomicBoolean cancelled) {
        checkCount(arguments, 2, 2);
        checkBits(bits(arguments.get(0)) + bits(arguments.get(1)));
        return NodeValueOps.multiplicationNV(arguments.get(0), arguments.get(1));
    }

    private static NodeValue power(List<NodeValue> arguments, AtomicBoolean cancelled) {
        checkCount(arguments, 2, 2);
        NodeValue exponent = arguments.get(1);
        checkBits(
                exponent.isInteger()
                        ? bits(arguments.get(0)) * exponent.getInteger().doubleValue()
                        : 0);
        return new Math_pow().exec(arguments.get(0), exponent);
    }

    /** The size of an exact number. */
    private static double bits(NodeValue number) {
        if (number.isInteger()) {
            return number.getInteger().bitLength();
        }
        return number.isDecimal() ? number.getDecimal().unscaledValue().bitLength() : 0;
    }

    private static void checkBits(double bits) {
        if (bits > QueryLimits.MOST_DIGITS * BITS_PER_DIGIT) {
            throw new TooMuchException("this query makes a number of more than " + QueryLimits.MOST_DIGITS + " digits");
        }
    }

    /** Throws where a text has more digits in a run than a number may have. */
    static void checkDigits(String text) {
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) >= '0' && text.charAt(i) <= '9' ? run + 1 : 0;
            if (run > QueryLimits.MOST_DIGITS) {
                throw new TooMuchException(
                        "this query has a number of more than " + QueryLimits.MOST_DIGITS + " digits");
            }
        }
    }

    private static Matcher matcher(List<NodeValue> arguments, int flags, AtomicBoolean cancelled) {
        try {
            Pattern pattern = RegexEngine.makePattern(
                    "Regex", text(arguments.get(1)), arguments.size() > flags ? text(arguments.get(flags)) : null);
            return pattern.matcher(new CancellableText(text(arguments.get(0)), cancelled));
        } catch (PatternSyntaxException e) {
            throw new ExprEvalException("Regex: " + e.getMessage(), e);
        }
    }

    private static String text(NodeValue argument) {
        return NodeValueOps.checkAndGetStringLiteral("text", argument).getLiteralLexicalForm();
    }

    private static void checkCount(List<NodeValue> arguments, int least, int most) {
        if (arguments.size() < least || arguments.size() > most) {
            throw new ExprEvalException("takes " + least + " to " + most + " arguments, not " + arguments.size());
        }
    }

    private static void checkLength(long length) {
        if (length > QueryLimits.LONGEST_TEXT) {
            throw new TooMuchException(
                    "a function of this query makes a text of more than " + QueryLimits.LONGEST_TEXT + " characters");
        }
    }

    /** A text that a pattern may be matched against for as long as its query runs. */
    private record CancellableText(String text, AtomicBoolean cancelled) implements CharSequence {
        @Override
        public char charAt(int index) {
            if (cancelled.get()) {
                throw new QueryCancelledException();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
