package org.trialgraph.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Letters that were written as UTF-8 and read as windows-1252 or as Mac Roman, so that {@code ã} became {@code Ã£} or {@code √£}.
 * They are turned back where nothing else can have been meant: the characters are the bytes of one letter, and do not stand
 * together in any language.
 */
public final class MojibakeRepair {
    /**
     * One wrong encoding and the characters that it makes of letters.
     *
     * @param charset the encoding that was read
     * @param sequence what it makes of one letter or sign of Latin, Greek or general punctuation
     */
    private record Misreading(Charset charset, Pattern sequence) {}

    private static final List<Misreading> MISREADINGS = List.of(
            // This one first: two of its three characters for a dash look like one letter of the other.
            new Misreading(
                    Charset.forName("x-MacRoman"),
                    Pattern.compile("[¬√][ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø]"
                            + "|Œ[†°¢£§•¶®©™´¨≠∞±≤≥¥µ∂∑∏π∫ªºΩ]"
                            + "|‚[ÄÅÇàâä][ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø]")),
            // The second part leaves out what people type behind an accented capital: closing quotes, dashes, spaces.
            new Misreading(
                    Charset.forName("windows-1252"),
                    Pattern.compile(
                            "\\u00C2[\\u00A0-\\u00BF]|[\\u00C3-\\u00C5\\u00CE][\\u0080-\\u009F\\u00A1-\\u00AA\\u00AC-\\u00BA\\u00BC-\\u00BF"
                                    + "€ƒ†‡ˆ‰Š‹ŒŽ•˜™šœžŸ]|â[€‚„†ˆ‰][\\u0080-\\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")));
    private static final int BEFORE = 12;

    private MojibakeRepair() {}

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
    public static Optional<String> example(List<String> texts) {
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
}
