package org.trialgraph.format.ctgov;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.trialgraph.codes.Codes;
import org.trialgraph.format.Formats;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Property;
import org.trialgraph.model.Trial;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.model.Value;
import org.trialgraph.pipeline.Detector;
import org.trialgraph.pipeline.DocumentSource;

/** One study, written in each of the three layouts of ClinicalTrials.gov, is the same trial. */
class SameStudyTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final Trial API_2 = read("ctgov-api-v2/every-module.json");
    private static final Trial API_1 = read("ctgov-api-v1/answer.json");
    private static final Trial XML = read("ctgov-xml/every-element.xml");

    @Test
    void properties_apiVersions_areEqual() {
        for (Property<?> property : TrialProperties.ALL) {
            assertThat(values(API_1, property)).as("version 1: " + property).isEqualTo(values(API_2, property));
        }
    }

    @Test
    void properties_xml_areThoseOfApi() {
        List<Property<?>> onlyInTheApi = List.of(
                TrialProperties.AGE_GROUP, TrialProperties.PATIENT_REGISTRY, TrialProperties.FDAAA_801_VIOLATION);
        for (Property<?> property : TrialProperties.ALL) {
            if (!onlyInTheApi.contains(property) && property != TrialProperties.PHASE) {
                assertThat(values(XML, property)).as("XML: " + property).isEqualTo(values(API_2, property));
            }
        }
        assertThat(XML.first(TrialProperties.PHASE).orElseThrow().concepts()).containsExactly("Phase1", "Phase2");
    }

    @Test
    void parts_allSpellings_areEqual() {
        same(trial -> trial.arms().stream()
                .map(arm -> arm.labels() + "" + arm.descriptions() + arm.interventions())
                .toList());
        same(trial -> trial.interventions().stream()
                .map(i -> i.labels() + "" + i.type().map(Coded::concepts) + i.otherNames())
                .toList());
        same(Trial::conditions);
        same(Trial::outcomes);
        same(Trial::criteria);
        same(trial -> trial.sponsors().toString().replaceAll("sponsorClass=[^}]*", ""));
        same(trial ->
                trial.registryMesh().stream().map(m -> m.label() + m.about()).toList());
        same(trial -> trial.references().stream()
                .map(r -> r.kind().map(Coded::concepts) + "" + r.citation() + r.pmid())
                .toList()
                .size());
        same(trial -> trial.sites().stream()
                .map(site -> site.names() + "" + site.cities() + site.regions() + site.postalCode()
                        + site.country().map(Coded::concepts) + site.status().map(Coded::concepts))
                .toList());
    }

    private static void same(Function<Trial, Object> part) {
        assertThat(part.apply(API_1)).isEqualTo(part.apply(API_2));
        assertThat(part.apply(XML)).isEqualTo(part.apply(API_2));
    }

    private static List<Object> values(Trial trial, Property<?> property) {
        List<Object> values = new ArrayList<>();
        for (Value value : trial.get(property)) {
            values.add(value instanceof Coded coded ? coded.concepts() : value);
        }
        return values;
    }

    private static Trial read(String document) {
        List<Trial> trials = new ArrayList<>();
        Detector detector = new Detector(new Formats(new Codes()), Optional.empty());
        try {
            new DocumentSource(
                            source -> {
                                try {
                                    detector.detect(source)
                                            .orElseThrow()
                                            .split(
                                                    source,
                                                    record -> record.read()
                                                            .trial()
                                                            .ifPresent(trials::add));
                                } catch (IOException e) {
                                    throw new AssertionError(e);
                                }
                            },
                            finding -> {
                                throw new AssertionError(finding);
                            })
                    .read(GOLDEN.resolve(document).toString());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return trials.get(0);
    }
}
