package org.trialgraph.store.load;

import java.nio.charset.StandardCharsets;
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
        return string.indexOf('\\') < 0 ? string : unescaped(string);
    }

    private static String unescaped(String string) {
        StringBuilder plain = new StringBuilder(string.length());
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (c != '\\') {
                plain.append(c);
                continue;
            }
            char kind = string.charAt(++i);
            int digits = kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
            plain.appendCodePoint(
                    digits == 0 ? control(kind) : Integer.parseInt(string.substring(i + 1, i + 1 + digits), 16));
            i += digits;
        }
        return plain.toString();
    }

    /** What a letter after a backslash means; a sign that needs none means itself. */
    private static char control(char letter) {
        return switch (letter) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            default -> letter;
        };
    }
}
