package org.trialgraph.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trialgraph.linkage.RegistrationSample.of;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.trialgraph.rdf.Vocabulary;

/** Links that registrations declare, and numbers that look like a declaration and are none. */
class CrossReferencesTest {
    @Test
    void declaredNumber_typed_isSurerThanUntyped() {
        Found found = Found.among(
                of("NCT01000001").title("Statin after stroke").typedId("2009-012345-11", "EudractNumber"),
                of("2009-012345-11").title("Statin after stroke"),
                of("NCT01000002").title("Zinc for colds").id("ISRCTN10175490"),
                of("ISRCTN10175490").title("Zinc for colds"));
        assertThat(found.link("NCT01000001", "2009-012345-11")).hasValueSatisfying(link -> {
            assertThat(link.confidence()).isEqualTo(1.0);
            assertThat(link.method()).isEqualTo(Link.Method.DECLARED_NUMBER);
            assertThat(link.field()).contains(Vocabulary.TRIAL_IDENTIFIER);
            assertThat(link.matchedText()).isEqualTo("2009-012345-11");
            assertThat(link.mutual()).isFalse();
        });
        assertThat(found.link("NCT01000002", "ISRCTN10175490").orElseThrow().confidence())
                .isEqualTo(0.95);
        assertThat(found.studies())
                .containsExactlyInAnyOrder(
                        Set.of("NCT01000001", "2009-012345-11"), Set.of("NCT01000002", "ISRCTN10175490"));
    }

    @Test
    void declaredNumber_inBothRegistrations_isMutual() {
        Found found = Found.among(
                of("NCT01000001").id("DRKS00000002"), of("DRKS00000002").id("NCT01000001"));
        assertThat(found.link("NCT01000001", "DRKS00000002").orElseThrow().mutual())
                .isTrue();
    }

    @Test
    void declaredNumber_ofAbsentRegistration_givesLink() {
        Found found = Found.among(of("NCT01000001").id("ISRCTN10175490"));
        assertThat(found.link("NCT01000001", "ISRCTN10175490"))
                .hasValueSatisfying(link -> assertThat(link.to()).isEqualTo(-1));
        assertThat(found.studies()).isEmpty();
    }

    @Test
    void declaredNumber_dummy_givesNoLink() {
        Found found = Found.among(
                of("NCT01000001").title("Statin after stroke").id("ISRCTN00000000"),
                of("DRKS00000002").title("Zinc for colds").id("ISRCTN00000000"));
        assertThat(found.studies()).isEmpty();
        assertThat(found.link("NCT01000001", "ISRCTN00000000")).isEmpty();
    }

    @Test
    void declaredNumbers_severalInOneField_arePossibleOnly() {
        Found found = Found.among(
                of("NCT01000001").title("Statin after stroke").id("ISRCTN10175490 and DRKS00000002"),
                of("ISRCTN10175490").title("Zinc for colds"),
                of("DRKS00000002").title("Yoga for backs"));
        assertThat(found.studies()).isEmpty();
        assertThat(found.link("NCT01000001", "DRKS00000002")).hasValueSatisfying(link -> {
            assertThat(link.relation()).isEqualTo(Link.Relation.POSSIBLY_SAME_STUDY);
            assertThat(link.evidence().get()).contains("names several registrations");
        });
    }

    @Test
    void declaredNumber_byManyRegistrations_isGroup() {
        Found found = Found.among(
                of("ISRCTN13889738").title("A programme of vaccine trials in infants"),
                of("NCT01000001").title("First vaccine schedule in Malawi").id("ISRCTN13889738"),
                of("NCT01000002").title("Second vaccine schedule in Nepal").id("ISRCTN13889738"),
                of("NCT01000003").title("Booster at four years in Cuba").id("ISRCTN13889738"));
        assertThat(found.studies()).isEmpty();
        assertThat(found.link("NCT01000002", "ISRCTN13889738")).hasValueSatisfying(link -> {
            assertThat(link.relation()).isEqualTo(Link.Relation.GROUP_OF_STUDIES);
            assertThat(link.evidence().get()).contains("3 registrations of ctgov declare it");
        });
    }

    @Test
    void declaredNumbers_manyOfOneRegistry_areGroup() {
        Found found = Found.among(
                of("ISRCTN13889738")
                        .title("Umbrella protocol")
                        .id("NCT01000001")
                        .id("NCT01000002"),
                of("NCT01000001").title("Lung arm"),
                of("NCT01000002").title("Liver arm"));
        assertThat(found.studies()).isEmpty();
        assertThat(found.link("NCT01000001", "ISRCTN13889738").orElseThrow().relation())
                .isEqualTo(Link.Relation.GROUP_OF_STUDIES);
    }

    @Test
    void extension_namedBack_isSameStudy() {
        Found found = Found.among(
                of("NCT00498108")
                        .title("Open-label extension study of rotigotine in restless legs")
                        .id("2005-002611-25"),
                of("2005-002611-25").title("Rotigotine in restless legs").id("NCT00498108"));
        assertThat(found.studies()).containsExactly(Set.of("NCT00498108", "2005-002611-25"));
    }

    @Test
    void extension_numberOfAbsentRegistration_isPossibleOnly() {
        Found found = Found.among(of("NCT00498108")
                .title("Open-label extension study of rotigotine in restless legs")
                .id("2005-002611-25"));
        Link link = found.link("NCT00498108", "2005-002611-25").orElseThrow();
        assertThat(link.relation()).isEqualTo(Link.Relation.POSSIBLY_SAME_STUDY);
        assertThat(link.confidence()).isEqualTo(0.6);
    }

    @Test
    void declaredNumber_ofSameRegistryWithSuffix_isOtherStudy() {
        Found found = Found.among(
                of("NCT04360863")
                        .title("Smoking of young people in the pandemic")
                        .id("NCT02758028_1"),
                of("NCT02758028").title("A quitline for young people"));
        assertThat(found.link("NCT04360863", "NCT02758028").orElseThrow().relation())
                .isEqualTo(Link.Relation.FOLLOW_UP_STUDY);
    }

    @Test
    void extension_citingItsParent_isOtherStudy() {
        Found found = Found.among(
                of("NCT01000001")
                        .title("Open-label extension study of drug AB-123")
                        .id("2009-012345-11"),
                of("2009-012345-11").title("Study of drug AB-123"));
        assertThat(found.studies()).isEmpty();
        assertThat(found.link("NCT01000001", "2009-012345-11").orElseThrow().relation())
                .isEqualTo(Link.Relation.FOLLOW_UP_STUDY);
    }

    @Test
    void number_inTitleOrText_isMention() {
        Found found = Found.among(
                of("NCT04441814").title("Antiphospholipid antibodies: ancillary study to protocol NCT03654105"),
                of("NCT03654105").title("Snoring and sleep in lupus"),
                of("NCT01000001").title("Zinc for colds").text("Participants of NCT03654105 may not take part."));
        assertThat(found.studies()).isEmpty();
        assertThat(found.link("NCT04441814", "NCT03654105").orElseThrow().relation())
                .isEqualTo(Link.Relation.FOLLOW_UP_STUDY);
        assertThat(found.link("NCT01000001", "NCT03654105").orElseThrow().relation())
                .isEqualTo(Link.Relation.MENTIONED_STUDY);
    }

    @Test
    void number_withMemberStateOrResubmission_isOneRegistration() {
        Found found = Found.among(
                of("NCT01000001").title("Statin after stroke").id("EUCTR2009-012345-11-SE"),
                of("2009-012345-11").title("Statin after stroke"),
                of("NCT05000001").title("Zinc for colds").id("2023-503698-40-01"),
                of("2023-503698-40-00").title("Zinc for colds"));
        assertThat(found.studies()).hasSize(2);
    }
}
