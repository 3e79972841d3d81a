package org.trialgraph.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns bytes into text whatever their encoding. What counts, in this order: a byte order mark, the zero bytes of UTF-16,
 * validity as UTF-8, the encoding that the document declares, the shape of GB 18030 pairs, and at last windows-1252, which
 * reads anything. A declaration comes after validity because saved pages are often re-encoded and keep the old one.
 *
 * <p>Letters that were written as UTF-8 and read as windows-1252 or as Mac Roman, so that {@code ã} became {@code Ã£} or {@code
 * √£}, are turned back where nothing else can have been meant: the characters are the bytes of one letter, and do not stand
 * together in any language.
 */
public final class TextDecoder {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Pattern DECLARED =
            Pattern.compile("(?i)(?:charset|encoding)\\s*=\\s*[\"']?([a-z0-9][\\w:.-]{1,39})");
    private static final int DECLARATION_WITHIN = 4096;
    private static final int STATISTICS_WITHIN = 1 << 16;

    /**
     * One wrong encoding and the characters that it makes of letters.
     *
     * @param charset the encoding that was read
     * @param sequence what it makes of one letter or sign of Latin, Greek or general punctuation
     */
    private record Misreading(Charset charset, Pattern sequence) {
        Misreading(String charset, String sequence) {
            this(Charset.forName(charset), Pattern.compile(sequence));
        }
    }

    private static final List<Misreading> MISREADINGS = List.of(
            // This one first: two of its three characters for a dash look like one letter of the other.
            new Misreading(
                    "x-MacRoman",
                    "[¬√][ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø]"
                            + "|Œ[†°¢£§•¶®©™´¨≠∞±≤≥¥µ∂∑∏π∫ªºΩ]"
                            + "|‚[ÄÅÇàâä][ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø]"),
            // The second part leaves out what people type behind an accented capital: closing quotes, dashes, spaces.
            new Misreading(
                    "windows-1252",
                    "\\u00C2[\\u00A0-\\u00BF]|[\\u00C3-\\u00C5\\u00CE][\\u0080-\\u009F\\u00A1-\\u00AA\\u00AC-\\u00BA\\u00BC-\\u00BF"
                            + "€ƒ†‡ˆ‰Š‹ŒŽ•˜™šœžŸ]|â[€‚„†ˆ‰][\\u0080-\\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"));
    private static final int BEFORE = 12;

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
        return read(bytes, markLength(bytes), charset(bytes));
    }

    /**
     * Decodes a stream whose encoding its beginning tells, for documents too large to hold; bytes that are no character become
     * U+FFFD. A byte order mark is left out.
     *
     * @throws IOException if the beginning cannot be read
     */
    public static Reader reader(InputStream in) throws IOException {
        PushbackInputStream again = new PushbackInputStream(in, STATISTICS_WITHIN);
        byte[] head = again.readNBytes(STATISTICS_WITHIN);
        again.unread(head, markLength(head), head.length - markLength(head));
        return new InputStreamReader(again, charset(head));
    }

    /** The number of bytes of the byte order mark, 0 for none. */
    private static int markLength(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(3, bytes.length), StandardCharsets.ISO_8859_1);
        return start.startsWith("\u00EF\u00BB\u00BF")
                ? 3
                : start.startsWith("\u00FF\u00FE") || start.startsWith("\u00FE\u00FF") ? 2 : 0;
    }

    private static Charset charset(byte[] bytes) {
        if (markLength(bytes) > 0) {
            return markLength(bytes) == 3
                    ? StandardCharsets.UTF_8
                    : bytes[0] == (byte) 0xFF ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
        }
        Optional<Charset> wide = utf16(bytes);
        if (wide.isPresent()) {
            return wide.get();
        }
        Statistics statistics = Statistics.of(bytes, STATISTICS_WITHIN);
        if (statistics.damaged() == 0 || statistics.damaged() * 10 < statistics.utf8()) {
            return StandardCharsets.UTF_8;
        }
        return declared(bytes).orElse(statistics.looksChinese() ? GB18030 : WINDOWS_1252);
    }

    /** UTF-16 without a mark: most characters of mark-up and labels are ASCII, so every second byte is zero. */
    private static Optional<Charset> utf16(byte[] bytes) {
        int length = Math.min(bytes.length, DECLARATION_WITHIN);
        int[] zeros = new int[2];
        for (int i = 0; i < length; i++) {
            zeros[i % 2] += bytes[i] == 0 ? 1 : 0;
        }
        int even = zeros[0];
        int odd = zeros[1];
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
        String whole = new String(bytes, from, bytes.length - from, charset);
        if (whole.indexOf('\uFFFD') < 0) {
            return new Decoded(whole, charset.name(), 0);
        }
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

    /** The text with letters in place of what was made of them; the same text where there is nothing to turn back. */
    public static String repaired(String text) {
        String repaired = text;
        for (Misreading misreading : MISREADINGS) {
            repaired = misreading
                    .sequence()
                    .matcher(repaired)
                    .replaceAll(m -> Matcher.quoteReplacement(letter(m.group(), misreading.charset())));
        }
        return repaired;
    }

    /** The first garbled place of some texts; empty where there is none. */
    public static Optional<String> misread(List<String> texts) {
        for (String text : texts) {
            for (Misreading misreading : MISREADINGS) {
                Matcher m = misreading.sequence().matcher(text);
                if (m.find()) {
                    return Optional.of(text.substring(Math.max(0, m.start() - BEFORE), m.end()));
                }
            }
        }
        return Optional.empty();
    }

    /** The letter whose bytes in UTF-8 a sequence was made of; the sequence itself where there is none. */
    private static String letter(String sequence, Charset charset) {
        ByteBuffer bytes = ByteBuffer.allocate(sequence.length());
        for (char c : sequence.toCharArray()) {
            // windows-1252 leaves five bytes without a character; programs read them as control characters.
            bytes.put(c >= 0x80 && c < 0xA0 ? (byte) c : String.valueOf(c).getBytes(charset)[0]);
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException none) {
            return sequence;
        }
    }

    /**
     * What the bytes above ASCII of a document look like; pairs are looked for only where some are damaged.
     *
     * @param utf8 complete multi-byte sequences of UTF-8
     * @param damaged bytes that belong to no sequence of UTF-8, the cut-off end of a document not counted
     * @param pairs pairs of bytes of the area that Chinese characters in common use have in GB 18030
     * @param others bytes above ASCII outside such pairs
     */
    private record Statistics(int utf8, int damaged, int pairs, int others) {
        /** Looks at the first bytes of a document. */
        static Statistics of(byte[] bytes, int within) {
            int length = Math.min(bytes.length, within);
            int utf8 = 0;
            int damaged = 0;
            for (int i = 0; i < length; ) {
                if (bytes[i] >= 0) {
                    i++;
                    continue;
                }
                int size = sequence(bytes, i, length);
                utf8 += size > 1 ? 1 : 0;
                damaged += size < 0 ? 1 : 0;
                i += Math.abs(size);
            }
            int pairs = 0;
            int others = 0;
            if (damaged == 0) {
                return new Statistics(utf8, damaged, pairs, others);
            }
            for (int i = 0; i < length; i++) {
                boolean pair = i + 1 < length && inPair(bytes[i]) && inPair(bytes[i + 1]);
                pairs += pair ? 1 : 0;
                others += !pair && bytes[i] < 0 ? 1 : 0;
                i += pair ? 1 : 0;
            }
            return new Statistics(utf8, damaged, pairs, others);
        }

        /** Chinese text is nearly all pairs; accented letters of western text stand alone among ASCII letters. */
        boolean looksChinese() {
            return pairs >= 4 && pairs > 4 * others;
        }

        /** Length of the sequence that starts here; 1 for ASCII and for a sequence cut off by the end; -1 for a stray byte. */
        private static int sequence(byte[] bytes, int at, int length) {
            int first = bytes[at] & 0xFF;
            int size =
                    first < 0x80 ? 1 : first < 0xC2 ? -1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : -1;
            for (int i = 1; i < size; i++) {
                if (at + i >= length) {
                    return 1;
                }
                if ((bytes[at + i] & 0xC0) != 0x80) {
                    return -1;
                }
            }
            return size;
        }

        private static boolean inPair(byte b) {
            return (b & 0xFF) >= 0xA1;
        }
    }
}
