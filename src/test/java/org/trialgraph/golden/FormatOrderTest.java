package org.trialgraph.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.trialgraph.format.Format;
import org.trialgraph.format.Formats;
import org.trialgraph.format.Sample;

/** No document is taken for another format, also where a page speaks of other sites. */
class FormatOrderTest {
    private static final Formats FORMATS = GoldenDocuments.FORMATS;

    private static final String LINKS =
            "The trial is also shown at https://trial.medpath.com/clinical-trial/1/nct04280705, "
                    + "https://clinicaltrials.ucbraid.org/trial/NCT04280705, https://ichgcp.net/clinical-trials-registry/NCT04280705, "
                    + "https://www.centerwatch.com/clinical-trials/listings/NCT04280705/x, https://meddatax.com/clinical-trials/NCT04280705, "
                    + "https://ctv.veeva.com/study/x and https://irct.behdasht.gov.ir/trial/1. ClinicalTrials.Veeva, MedPath and CenterWatch "
                    + "take it from ClinicalTrials.gov.";

    @TestFactory
    Stream<DynamicTest> pageLinkingToOtherSites_keepsItsFormat() throws IOException {
        return GoldenDocuments.all().stream()
                .filter(file ->
                        file.toString().endsWith(".html") || file.toString().endsWith(".txt"))
                .map(file -> dynamicTest(GoldenDocuments.FOLDER.relativize(file).toString(), () -> {
                    String text = Files.readString(file);
                    String end = text.contains("</body>") ? "</body>" : "";
                    String linking = end.isEmpty()
                            ? text + "\n" + LINKS + "\n"
                            : text.replace(end, "<p>" + LINKS + "</p>" + end);
                    assertThat(detected(linking)).isEqualTo(Optional.of(GoldenDocuments.format(file)));
                }));
    }

    @Test
    void fallback_isAskedLast() {
        List<Format> all = FORMATS.all();
        assertThat(all.get(all.size() - 1).name()).isEqualTo("unknown-page");
    }

    @Test
    void otherDocuments_areNotRecognised() {
        List<String> others = List.of(
                "{\"name\": \"NCT04280705\", \"conditions\": [\"COVID-19\"]}",
                "[{\"nct\": \"NCT04280705\"}]",
                "id,title,phase,status,sponsor\nNCT04280705,ACTT,3,Completed,NIAID\nNCT01206062,SPRINT,3,Completed,WFU\n",
                "<?xml version=\"1.0\"?><catalog><book id=\"NCT04280705\"><title>Inclusion Criteria</title></book></catalog>",
                "Dear all,\nthe meeting is on Monday.\nSummary\nWe met.\n",
                "",
                "%PDF-1.7\n");
        for (String other : others) {
            assertThat(detected(other)).as(other).isEmpty();
        }
    }

    @Test
    void review_mentioningTrials_isRejected() throws IOException {
        Path file = Files.createTempFile("review", ".txt");
        try {
            Files.writeString(
                    file, "A review of remdesivir\n\nNCT04280705 and NCT04315948 disagree.\n\nReferences\n1. Beigel\n");
            assertThat(GoldenDocuments.convert(file).findings().toString())
                    .contains(
                            "without the sections of a trial page, which only mentions trials → give the trial's own page");
        } finally {
            Files.delete(file);
        }
    }

    private static Optional<String> detected(String text) {
        boolean markup = text.stripLeading().startsWith("<");
        Sample sample = new Sample(text, markup ? Jsoup.parse(text).wholeText() : text);
        return FORMATS.of(sample).map(Format::name);
    }
}
