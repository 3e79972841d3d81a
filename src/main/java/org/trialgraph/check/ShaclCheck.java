package org.trialgraph.check;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.compose.Union;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.engine.Target;
import org.apache.jena.shacl.engine.TargetType;
import org.apache.jena.shacl.engine.ValidationContext;
import org.apache.jena.shacl.parser.Shape;
import org.apache.jena.shacl.validation.ValidationProc;
import org.apache.jena.vocabulary.RDF;

/**
 * Validates graphs of trials with the project's SHACL shapes. Resources are taken one after the other, so that the memory it
 * needs depends on the number of kinds of problems and not on the size of the graph. Safe for many threads.
 */
public final class ShaclCheck {
    private static final String FOLDER = "/org/trialgraph/ontology/";
    /** Resources between two collections of results. */
    private static final int BATCH = 500;

    private final Shapes shapes;
    private final Graph codes;
    private final Map<Node, Set<Shape>> shapesOfClasses = new LinkedHashMap<>();

    /** Reads the shapes and the common codes that come with the program. */
    public ShaclCheck() {
        this.shapes = Shapes.parse(read("shapes.ttl"));
        this.codes = read("codes.ttl");
        for (Shape shape : shapes.getTargetShapes()) {
            for (Target target : shape.getTargets()) {
                if (target.getTargetType() != TargetType.targetClass) {
                    throw new IllegalStateException("a shape may only target a class: " + shape.getShapeNode());
                }
                shapesOfClasses
                        .computeIfAbsent(target.getObject(), type -> new LinkedHashSet<>())
                        .add(shape);
            }
        }
    }

    /** Validates a graph. */
    public ShaclReport check(Graph data) {
        ShaclReport report = new ShaclReport();
        check(data, report);
        return report;
    }

    /**
     * Validates a graph and adds what it finds to a report, for data that comes in several graphs, each of which holds whole
     * trials with their parts. The graph of a store has to be in a transaction for reading.
     */
    public void check(Graph data, ShaclReport report) {
        Graph all = new Union(data, codes);
        shapesOfClasses.forEach((type, constraints) -> {
            Iterator<Triple> members = data.find(Node.ANY, RDF.Nodes.type, type);
            while (members.hasNext()) {
                ValidationContext batch = ValidationContext.create(shapes, all);
                for (int i = 0; i < BATCH && members.hasNext(); i++) {
                    Node resource = members.next().getSubject();
                    constraints.forEach(shape -> ValidationProc.execValidateShape(batch, all, shape, resource));
                    report.checked();
                }
                batch.generateReport().getEntries().forEach(report::add);
            }
        });
    }

    private static Graph read(String file) {
        return RDFParser.source(ShaclCheck.class.getResourceAsStream(FOLDER + file))
                .lang(Lang.TURTLE)
                .toGraph();
    }
}
