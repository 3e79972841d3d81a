package org.trialgraph.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns bytes into text whatever their encoding. CharsetStatistics counts in this order: a byte order mark, the zero bytes of UTF-16,
 * validity as UTF-8, the encoding that the document declares, the shape of GB 18030 pairs, and at last windows-1252, which
 * reads anything. A declaration comes after validity because saved pages are often re-encoded and keep the old one.
 */
public final class TextDecoder {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Pattern DECLARED = Pattern.compile("(?i)(?:charset|encoding)\\s*=\\s*[\"']?([\\w:.-]{2,40})");
    private static final int DECLARATION_WITHIN = 4096;
    private static final int EVIDENCE_WITHIN = 1 << 16;

    private TextDecoder() {}

    /**
     * Decoded text.
     *
     * @param text without a byte order mark
     * @param charset name of the encoding
     * @param replaced number of places where bytes were no character and stand as U+FFFD
     */
    public record Decoded(String text, String charset, int replaced) {}

    /** Decodes a whole document; bytes that are no character of the encoding become U+FFFD and are counted. */
    public static Decoded decode(byte[] bytes) {
        if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
            return read(bytes, 3, StandardCharsets.UTF_8);
        }
        if (starts(bytes, 0xFF, 0xFE)) {
            return read(bytes, 2, StandardCharsets.UTF_16LE);
        }
        if (starts(bytes, 0xFE, 0xFF)) {
            return read(bytes, 2, StandardCharsets.UTF_16BE);
        }
        return read(bytes, 0, guess(bytes));
    }

    /**
     * Decodes a stream whose encoding its beginning tells, for documents too large to hold; bytes that are no character become
     * U+FFFD. A byte order mark is left out.
     *
     * @throws IOException if the beginning cannot be read
     */
    public static Reader reader(InputStream in) throws IOException {
        PushbackInputStream again = new PushbackInputStream(in, EVIDENCE_WITHIN);
        byte[] head = again.readNBytes(EVIDENCE_WITHIN);
        Decoded decoded = decode(head);
        int mark = !isMarked(head) ? 0 : decoded.charset().equals("UTF-8") ? 3 : 2;
        again.unread(head, mark, head.length - mark);
        return new InputStreamReader(again, Charset.forName(decoded.charset()));
    }

    private static boolean isMarked(byte[] head) {
        return starts(head, 0xEF, 0xBB, 0xBF) || starts(head, 0xFF, 0xFE) || starts(head, 0xFE, 0xFF);
    }

    private static Charset guess(byte[] bytes) {
        Optional<Charset> wide = utf16(bytes);
        if (wide.isPresent()) {
            return wide.get();
        }
        CharsetStatistics evidence = CharsetStatistics.of(bytes, EVIDENCE_WITHIN);
        if (evidence.damaged() == 0 || evidence.damaged() * 10 < evidence.utf8()) {
            return StandardCharsets.UTF_8;
        }
        return declared(bytes).orElse(evidence.looksChinese() ? GB18030 : WINDOWS_1252);
    }

    /** UTF-16 without a mark: most characters of mark-up and labels are ASCII, so every second byte is zero. */
    private static Optional<Charset> utf16(byte[] bytes) {
        int length = Math.min(bytes.length, DECLARATION_WITHIN);
        int even = 0;
        int odd = 0;
        for (int i = 0; i < length; i++) {
            if (bytes[i] == 0) {
                if (i % 2 == 0) {
                    even++;
                } else {
                    odd++;
                }
            }
        }
        int many = Math.max(1, length / 8);
        if (odd >= many && odd > 8 * even) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return even >= many && even > 8 * odd ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty();
    }

    private static Optional<Charset> declared(byte[] bytes) {
        int length = Math.min(bytes.length, DECLARATION_WITHIN);
        Matcher m = DECLARED.matcher(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
        if (!m.find()) {
            return Optional.empty();
        }
        String name = m.group(1).toLowerCase(Locale.ROOT);
        return switch (name) {
            case "gb2312", "gbk", "gb18030", "x-gbk", "hz-gb-2312" -> Optional.of(GB18030);
            case "iso-8859-1", "latin1", "ascii", "us-ascii" -> Optional.of(WINDOWS_1252);
            default ->
                name.startsWith("utf") || !Charset.isSupported(name)
                        ? Optional.empty()
                        : Optional.of(Charset.forName(name));
        };
    }

    private static Decoded read(byte[] bytes, int from, Charset charset) {
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes, from, bytes.length - from);
        CharBuffer out =
                CharBuffer.allocate((int) Math.ceil((bytes.length - from) * (double) decoder.maxCharsPerByte()) + 2);
        int replaced = 0;
        CoderResult result = decoder.decode(in, out, true);
        while (result.isError()) {
            in.position(Math.min(in.limit(), in.position() + result.length()));
            out.put('\uFFFD');
            replaced++;
            result = decoder.decode(in, out, true);
        }
        decoder.flush(out);
        return new Decoded(out.flip().toString(), charset.name(), replaced);
    }

    private static boolean starts(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
