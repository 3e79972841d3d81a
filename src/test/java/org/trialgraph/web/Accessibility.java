package org.trialgraph.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Holds a page in a browser against the rules of axe-core. */
final class Accessibility {
    private static final String AXE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";

    private final String script;

    Accessibility() throws IOException {
        try (InputStream in = Accessibility.class.getResourceAsStream(AXE)) {
            script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The violations of the page that is open, everything on it unfolded; but for the parts that a selector names. */
    List<String> violations(Browser browser, String except) throws Exception {
        return run(
                browser, "{include: [['html']], exclude: " + (except.isEmpty() ? "[]" : "[['" + except + "']]") + "}");
    }

    /** The violations of one part. */
    List<String> violationsWithin(Browser browser, String part) throws Exception {
        return run(browser, "'" + part + "'");
    }

    private List<String> run(Browser browser, String context) throws Exception {
        browser.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)");
        browser.evaluate(script + ";0");
        JsonNode found = browser.evaluate("axe.run(" + context + ", {resultTypes: ['violations']}).then(result =>"
                + " result.violations.map(each => each.id + ' (' + each.impact + ', ' + each.nodes.length + ' times): '"
                + " + each.nodes[0].html.slice(0, 200) + ' ' + each.nodes[0].failureSummary))");
        List<String> violations = new ArrayList<>();
        found.forEach(each -> violations.add(each.asText()));
        return violations;
    }
}
