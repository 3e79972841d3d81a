package org.trialgraph.pipeline;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.trialgraph.model.SourceDocument;

/** Tells a stream of JSON values, one a line, from a JSON document that happens to have line breaks. */
final class JsonLines {
    private JsonLines() {}

    /** Whether the first line is one whole JSON object and another value follows on a later line. */
    static boolean recognise(SourceDocument.Content content) throws IOException {
        try (InputStream in = new BufferedInputStream(content.open(), 1 << 16)) {
            int b = afterSpace(in);
            return b == '{' && wholeObjectOnOneLine(in) && afterSpace(in) == '{';
        }
    }

    private static int afterSpace(InputStream in) throws IOException {
        int b = in.read();
        while (b == ' ' || b == '\t' || b == '\r' || b == '\n' || b == 0xEF || b == 0xBB || b == 0xBF) {
            b = in.read();
        }
        return b;
    }

    /** Reads on after an opening brace to the end of the line. */
    private static boolean wholeObjectOnOneLine(InputStream in) throws IOException {
        int depth = 1;
        boolean string = false;
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                return depth == 0;
            } else if (string && b == '\\') {
                in.read();
            } else if (b == '"') {
                string = !string;
            } else if (!string && (b == '{' || b == '[')) {
                depth++;
            } else if (!string && (b == '}' || b == ']')) {
                depth--;
            }
        }
        return false;
    }
}
