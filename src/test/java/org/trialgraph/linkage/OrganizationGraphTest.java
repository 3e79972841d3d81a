package org.trialgraph.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trialgraph.eligibility.ConstraintReader;
import org.trialgraph.rdf.Iris;
import org.trialgraph.rdf.Vocabulary;

/** Which spellings are one organisation, and which organisation of ROR that is. */
class OrganizationGraphTest {
    private static final String RELEASE = """
            PREFIX tg: <https://w3id.org/trialgraph/ontology#>
            PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            PREFIX s: <https://w3id.org/trialgraph/sponsor/>
            PREFIX p: <https://w3id.org/trialgraph/site/>
            PREFIX c: <http://publications.europa.eu/resource/authority/country/>
            GRAPH <https://w3id.org/trialgraph/graph/ctgov> {
              s:cadila-ltd a tg:Sponsor ; rdfs:label "Cadila Pharmaceuticals Ltd." .
              s:cadila-limited a tg:Sponsor ; rdfs:label "CADILA PHARMACEUTICALS, LIMITED" .
              s:cadila a tg:Sponsor ; rdfs:label "Cadila Pharmaceuticals" .
              s:hospital a tg:Sponsor ; rdfs:label "Peking University First Hospital"@en , "北京大学第一医院"@zh .
              s:北京大学第一医院 a tg:Sponsor ; rdfs:label "北京大学第一医院"@zh .
              s:none-1 a tg:Sponsor ; rdfs:label "None" .
              s:none-2 a tg:Sponsor ; rdfs:label "NONE." .
              p:one a tg:Site ; rdfs:label "St. Mary's Hospital" ; tg:city "London" ; tg:country c:GBR .
              p:two a tg:Site ; rdfs:label "St Marys Hospital" ; tg:city "LONDON" ; tg:country c:GBR .
              p:three a tg:Site ; rdfs:label "St. Mary's Hospital" ; tg:city "Manchester" ; tg:country c:GBR .
              <https://w3id.org/trialgraph/trial/NCT01000001> tg:leadSponsor s:hospital ; tg:country c:CHN .
              <https://w3id.org/trialgraph/trial/NCT01000002> tg:leadSponsor s:cadila-ltd , s:cadila-limited ; tg:country c:IND .
            }
            """;
    private static final String DUMP = """
            [{"id": "https://ror.org/02z1vqm45", "names": [
                {"value": "Peking University First Hospital", "types": ["ror_display", "label"], "lang": "en"},
                {"value": "PKUFH", "types": ["acronym"], "lang": null}],
              "locations": [{"geonames_details": {"country_code": "CN"}}]},
             {"id": "https://ror.org/000000001", "name": "Cadila Pharmaceuticals Limited", "aliases": [], "labels": [],
              "acronyms": ["CPL"], "country": {"country_code": "IN"}}]
            """;

    @TempDir
    private Path folder;

    @Test
    void spellings_ofOneOrganisation_shareCanonical() {
        assertThat(added(Optional.empty(), Vocabulary.CANONICAL))
                .containsExactly(
                        "site/one → site/one",
                        "site/two → site/one",
                        "sponsor/cadila-limited → sponsor/cadila-limited",
                        "sponsor/cadila-ltd → sponsor/cadila-limited",
                        "sponsor/hospital → sponsor/hospital",
                        "sponsor/北京大学第一医院 → sponsor/hospital");
    }

    @Test
    void sponsors_byNameAndCountry_linkToRor() throws IOException {
        Path dump = Files.writeString(folder.resolve("ror.json"), DUMP);
        Optional<RorIndex> ror = Optional.of(RorIndex.read(dump));
        assertThat(added(ror, Vocabulary.ROR))
                .containsExactly(
                        "sponsor/cadila-limited → https://ror.org/000000001",
                        "sponsor/cadila-ltd → https://ror.org/000000001",
                        "sponsor/hospital → https://ror.org/02z1vqm45");
        assertThat(added(ror, Vocabulary.EVIDENCE))
                .anyMatch(line -> line.endsWith("1 of that name in ROR, 1 of them in a country of its trials"));
    }

    @Test
    void rorDump_otherFile_isRefused() throws IOException {
        Path other = Files.writeString(folder.resolve("other.json"), "{}");
        assertThatThrownBy(() -> RorIndex.read(other)).hasMessageContaining("JSON array of organisations");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Jiangsu HengRui Medicine Co., Ltd.|JIANGSU HENGRUI MEDICINE CO LTD",
                "University of California, San Francisco|University of California San Francisco",
                "National Heart, Lung, and Blood Institute (NHLBI)|National Heart, Lung and Blood Institute",
                "St. Jude Children's Research Hospital|St Jude Childrens Research Hospital",
                "Hôpitaux de Paris|Hopitaux de Paris",
                "Univ. of Leipzig|University of Leipzig",
            })
    void theseAreSpellingsOfOne(String one, String other) {
        assertThat(joined(one, other)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "University of California, San Francisco|University of California, Los Angeles",
                "Novartis|Novartis Vaccines",
                "Novartis Pharmaceuticals|Novartis",
                "Ministry of Health, Turkey|Ministry of Health, Kenya",
                "Ministry of Health|MINISTRY OF HEALTH.",
                "University Hospital|University Hospital.",
                "First Affiliated Hospital of Zhengzhou University|First Affiliated Hospital of Zhejiang University",
                "Beijing Children's Hospital|Beijing Hospital",
                "第一附属医院|第一附属医院 ",
                "National Cancer Institute (Naples)|National Cancer Institute",
            })
    void theseAreNotHeldToBeOne(String one, String other) {
        assertThat(joined(one, other)).isFalse();
    }

    @Test
    void name_translatedInSeveralWays_joinsNone() {
        String release = """
                PREFIX tg: <https://w3id.org/trialgraph/ontology#>
                PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
                PREFIX s: <https://w3id.org/trialgraph/sponsor/>
                GRAPH <urn:g> {
                  s:zhongshan a tg:Sponsor ; rdfs:label "Zhongshan Hospital"@en , "复旦大学附属中山医院"@zh , "厦门大学附属中山医院"@zh .
                  s:fudan a tg:Sponsor ; rdfs:label "复旦大学附属中山医院"@zh .
                  s:xiamen a tg:Sponsor ; rdfs:label "厦门大学附属中山医院"@zh .
                }
                """;
        assertThat(added(release, Optional.empty(), Vocabulary.CANONICAL)).isEmpty();
    }

    @Test
    void sameName_inSeveralCountries_isSplitByCountry() throws IOException {
        String release = """
                PREFIX tg: <https://w3id.org/trialgraph/ontology#>
                PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
                PREFIX s: <https://w3id.org/trialgraph/sponsor/>
                PREFIX c: <http://publications.europa.eu/resource/authority/country/>
                GRAPH <urn:g> {
                  s:turkey a tg:Sponsor ; rdfs:label "Ministry of Health" . <urn:t1> tg:leadSponsor s:turkey ; tg:country c:TUR .
                  s:both a tg:Sponsor ; rdfs:label "MINISTRY OF HEALTH" .
                  <urn:t2> tg:leadSponsor s:both ; tg:country c:TUR , c:KEN .
                  s:nowhere a tg:Sponsor ; rdfs:label "Ministry of health" .
                  s:gone a tg:Sponsor ; rdfs:label "Closed Institute" . <urn:t3> tg:leadSponsor s:gone ; tg:country c:TUR .
                }
                """;
        String dump = """
                [{"id": "https://ror.org/000000002", "status": "active", "names": [{"value": "Ministry of Health", "types": ["label"]}],
                  "locations": [{"geonames_details": {"country_code": "TR"}}]},
                 {"id": "https://ror.org/000000003", "names": [{"value": "Ministry of Health", "types": ["alias"]}],
                  "locations": [{"geonames_details": {"country_code": "KE"}}]},
                 {"id": "https://ror.org/000000004", "status": "withdrawn", "name": "Closed Institute", "aliases": [],
                  "country": {"country_code": "TR"}}]
                """;
        Optional<RorIndex> ror = Optional.of(RorIndex.read(Files.writeString(folder.resolve("countries.json"), dump)));
        assertThat(added(release, ror, Vocabulary.ROR)).containsExactly("sponsor/turkey → https://ror.org/000000002");
        assertThat(added(release, ror, Vocabulary.CONFIDENCE)).hasSize(5);
    }

    private static boolean joined(String one, String other) {
        return !Collections.disjoint(OrganizationGraph.keys(Set.of(one)), OrganizationGraph.keys(Set.of(other)));
    }

    private static List<String> added(Optional<RorIndex> ror, Node property) {
        return added(RELEASE, ror, property);
    }

    private static List<String> added(String trig, Optional<RorIndex> ror, Node property) {
        DatasetGraph release = DatasetGraphFactory.create();
        RDFParser.fromString(trig, Lang.TRIG).parse(release);
        ReleaseFacts facts = new ReleaseFacts();
        facts.add(TrialFacts.of(release, new ConstraintReader()));
        DatasetGraph added = DatasetGraphFactory.create();
        new OrganizationGraph(new Iris(Iris.DEFAULT_BASE), ror).add(facts, StreamRDFLib.dataset(added));
        TreeSet<String> lines = new TreeSet<>();
        added.find(Node.ANY, Node.ANY, property, Node.ANY)
                .forEachRemaining(quad -> lines.add((quad.getSubject().getURI() + " → "
                                + (quad.getObject().isLiteral()
                                        ? quad.getObject().getLiteralLexicalForm()
                                        : quad.getObject().getURI()))
                        .replace(Iris.DEFAULT_BASE, "")));
        return List.copyOf(lines);
    }
}
