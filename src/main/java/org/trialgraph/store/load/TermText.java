package org.trialgraph.store.load;

import java.nio.charset.StandardCharsets;
import org.apache.jena.atlas.lib.EscapeStr;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** Reads a term from its text in N-Quads. */
final class TermText {
    private TermText() {}

    /**
     * The term that a text stands for.
     *
     * @param from where it begins: with {@code <} or a quotation mark
     * @param to where it ends
     */
    static Node node(byte[] text, int from, int to) {
        if (text[from] == '<') {
            return NodeFactory.createURI(string(text, from + 1, to - 1));
        }
        int end = to - 1;
        while (text[end] != '"') {
            end--;
        }
        String words = string(text, from + 1, end);
        if (end == to - 1) {
            return NodeFactory.createLiteralString(words);
        }
        if (text[end + 1] == '@') {
            return NodeFactory.createLiteralLang(words, string(text, end + 2, to));
        }
        String type = string(text, end + "\"^^<".length(), to - 1);
        return NodeFactory.createLiteralDT(words, TypeMapper.getInstance().getSafeTypeByName(type));
    }

    private static String string(byte[] text, int from, int to) {
        String string = new String(text, from, to - from, StandardCharsets.UTF_8);
        return string.indexOf('\\') < 0 ? string : EscapeStr.unescapeStr(string);
    }
}
