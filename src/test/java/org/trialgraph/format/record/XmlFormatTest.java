package org.trialgraph.format.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.trialgraph.codes.Codes;
import org.trialgraph.format.Format;
import org.trialgraph.format.ReadResult;
import org.trialgraph.format.ctgov.StudyReader;
import org.trialgraph.model.Finding;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.model.Text;
import org.trialgraph.model.TrialProperties;

/** How XML is cut into records, and what hostile or damaged XML comes to. */
class XmlFormatTest {
    private static final Format FORMAT = StudyReader.xml(new Codes());

    @Test
    void split_documentOfManyRecords_givesEach() {
        List<ReadResult> readings =
                read("<studies>" + study("NCT00001962", "One") + study("NCT00001964", "Two") + "</studies>");
        assertThat(readings).extracting(r -> title(r)).containsExactly("One", "Two");
    }

    @Test
    void split_commentAndCdata_areNoRecords() {
        String one = "<!-- " + study("NCT00001962", "Hidden") + " -->"
                + study("NCT00001964", "<![CDATA[Signs < & </clinical_study> are words]]>");
        assertThat(read(one)).extracting(r -> title(r)).containsExactly("Signs < & </clinical_study> are words");
    }

    @Test
    void split_recordWithoutEnd_isRejectedAlone() {
        String damaged = study("NCT00001962", "Lost").replace("</clinical_study>", "\n");
        List<ReadResult> readings = read(damaged + study("NCT00001964", "Read"));
        assertThat(readings.get(0).trial()).isEmpty();
        assertThat(readings.get(0).findings())
                .extracting(Finding::toString)
                .containsExactly("x.xml[line 1]: the record that begins here has no end → get the document again");
        assertThat(title(readings.get(1))).isEqualTo("Read");
    }

    @Test
    void read_declaredEntity_isNotResolved() {
        String document = "<!DOCTYPE clinical_study [<!ENTITY a SYSTEM \"file:///etc/hostname\"><!ENTITY b \"told\">]>"
                + study("NCT00001962", "&a; &b; &amp; &eacute;");
        assertThat(read(document)).extracting(r -> title(r)).containsExactly("&a; &b; & é");
    }

    @Test
    void read_nestedEntities_areNotExpanded() {
        StringBuilder laughs = new StringBuilder("<!DOCTYPE x [<!ENTITY l0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            laughs.append("<!ENTITY l")
                    .append(i)
                    .append(" \"")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        laughs.append("]>").append(study("NCT00001962", "&l29;"));
        List<ReadResult> readings = Assertions.assertTimeout(Duration.ofSeconds(5), () -> read(laughs.toString()));
        assertThat(readings).extracting(r -> title(r)).containsExactly("&l29;");
    }

    @Test
    void read_deeplyNestedElements_isBounded() {
        String deep = "<a>".repeat(100_000) + "</a>".repeat(100_000);
        assertThat(read(study("NCT00001962", "Deep").replace("</id_info>", "</id_info>" + deep)))
                .hasSize(1);
    }

    @Test
    void read_invalidBytes_areReported() {
        byte[] bytes = study(
                        "NCT00001962",
                        "Stra?e und vieles mehr in deutscher Sprache: gr\u00f6\u00dfer, \u00fcber, f\u00fcr, sch\u00f6n, m\u00fc\u00dfig, \u00e4lter, fr\u00fch, K\u00f6ln, \u00fc\u00f6\u00e4\u00fc\u00f6\u00e4")
                .getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '?') {
                bytes[i] = (byte) 0xDF;
            }
        }
        assertThat(read(bytes).get(0).findings())
                .extracting(Finding::what)
                .containsExactly("this record has bytes that are no characters of its encoding");
    }

    @Test
    void read_otherEncodings_areDecoded() {
        String study = study("NCT00001962", "Étude à Liège");
        for (String charset : List.of("UTF-16", "UTF-16LE", "windows-1252")) {
            assertThat(read(study.getBytes(Charset.forName(charset))))
                    .as(charset)
                    .extracting(r -> title(r))
                    .containsExactly("Étude à Liège");
        }
    }

    @Test
    void split_documentWithoutRecord_isRejected() {
        assertThat(read("<html><body>Not found</body></html>").get(0).findings())
                .extracting(Finding::what)
                .containsExactly("no element <clinical_study> in it");
    }

    private static String study(String number, String title) {
        return "<clinical_study><id_info><nct_id>" + number + "</nct_id></id_info><brief_title>" + title
                + "</brief_title></clinical_study>";
    }

    private static String title(ReadResult reading) {
        return reading.trial()
                .flatMap(trial -> trial.first(TrialProperties.PUBLIC_TITLE))
                .map(Text::value)
                .orElse("none");
    }

    private static List<ReadResult> read(String document) {
        return read(document.getBytes(StandardCharsets.UTF_8));
    }

    private static List<ReadResult> read(byte[] bytes) {
        List<ReadResult> readings = new ArrayList<>();
        try {
            FORMAT.split(
                    new SourceDocument(
                            "x.xml",
                            () -> new ByteArrayInputStream(bytes),
                            bytes.length,
                            "0".repeat(64),
                            Optional.empty(),
                            Optional.empty()),
                    record -> readings.add(record.read()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return readings;
    }
}
