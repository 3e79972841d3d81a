package org.trialgraph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No regular expression takes a step of the stack for each character or word of a text, which ends in a StackOverflowError on a long
 * line. Every constant of the compiled classes that repeats a group is tried on long texts with a small stack.
 */
class PatternsTest {
    private static final Path CLASSES = Path.of("target/classes/org/trialgraph");
    /** A group that is repeated without end, and not possessively. */
    private static final Pattern REPEATED_GROUP = Pattern.compile("\\)(?:[*+]|\\{\\d+,\\})(?!\\+)");

    private static final int LENGTH = 100_000;
    private static final int STACK = 256 << 10;
    private static final List<String> TEXTS = List.of(
            " ", "a", "a ", "A ", "1 ", "1", ", ", "; ", "a, ", "and ", "the ", "to ", "| ", "- ", "(a) ", "a.", "1.",
            "AB ", "\n", "是 ", "是");

    @Test
    void patterns_doNotUseTheStackForEachRepetition() throws IOException, InterruptedException {
        List<String> deep = new ArrayList<>();
        for (String pattern : patterns()) {
            for (String text : TEXTS) {
                if (overflows(
                        Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), text.repeat(LENGTH / text.length()))) {
                    deep.add(pattern);
                    break;
                }
            }
        }
        assertThat(deep).isEmpty();
    }

    private static Set<String> patterns() throws IOException {
        Set<String> patterns = new TreeSet<>();
        try (Stream<Path> files = Files.walk(CLASSES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                constants(Files.readAllBytes(file)).stream()
                        .filter(constant -> REPEATED_GROUP.matcher(constant).find() && compiles(constant))
                        .forEach(patterns::add);
            }
        }
        return patterns;
    }

    private static boolean compiles(String pattern) {
        try {
            Pattern.compile(pattern);
            return true;
        } catch (PatternSyntaxException part) {
            return false;
        }
    }

    private static boolean overflows(Pattern pattern, String text) throws InterruptedException {
        AtomicBoolean overflow = new AtomicBoolean();
        Thread small = new Thread(
                null,
                () -> {
                    try {
                        pattern.matcher(text).matches();
                        pattern.matcher(text).lookingAt();
                    } catch (StackOverflowError e) {
                        overflow.set(true);
                    }
                },
                "small stack",
                STACK);
        small.start();
        small.join();
        return overflow.get();
    }

    /** The strings that a compiled class has as constants; the compiler joins those that the source has in pieces. */
    private static List<String> constants(byte[] compiled) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(compiled));
        in.skipBytes(8);
        int entries = in.readUnsignedShort();
        List<String> strings = new ArrayList<>();
        for (int entry = 1; entry < entries; entry++) {
            int kind = in.readUnsignedByte();
            switch (kind) {
                case 1 -> strings.add(in.readUTF());
                case 7, 8, 16, 19, 20 -> in.skipBytes(2);
                case 15 -> in.skipBytes(3);
                case 5, 6 -> {
                    in.skipBytes(8);
                    entry++;
                }
                default -> in.skipBytes(4);
            }
        }
        return strings;
    }
}
