package org.trialgraph.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trialgraph.codes.Codes;

/** What holds no registration is told by its name, even where it mentions one. */
class OtherDocumentTest {
    private static final Formats FORMATS = new Formats(new Codes());

    @ParameterizedTest
    @CsvSource(delimiterString = " # ", commentCharacter = '~', textBlock = """
            %PDF-1.7 NCT04900051 # a PDF
            PMID- 1 SI  - ClinicalTrials.gov/NCT04900051 # citations of articles
            @article{a, note = {NCT04900051}} # citations for BibTeX
            {"resourceType": "Patient"} # health records in FHIR
            {"studies": [{"a": 1}], "nextPageToken": "x"} # an answer of the API of ClinicalTrials.gov without the parts of studies
            record_id,redcap_event_name,age # an export of REDCap
            """)
    void of_documentWithoutRegistration_tellsItsName(String beginning, String name) {
        Sample sample = new Sample(beginning, beginning);

        assertThat(OtherDocument.of(sample).map(OtherDocument::name)).contains(name);
        assertThat(FORMATS.of(sample)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "A page about NCT04900051",
        "'{\"resourceType\": \"ResearchStudy\", \"id\": \"1\"}'",
        "'{\"studies\": [{\"protocolSection\": {}}], \"nextPageToken\": \"x\"}'"
    })
    void of_registration_isAskedOfItsFormat(String beginning) {
        assertThat(FORMATS.of(new Sample(beginning, beginning))).isPresent();
    }
}
