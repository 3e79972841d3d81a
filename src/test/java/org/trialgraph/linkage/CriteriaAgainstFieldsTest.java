package org.trialgraph.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trialgraph.criteria.Criteria;
import org.trialgraph.eligibility.ConstraintReader;
import org.trialgraph.linkage.Discrepancies.Discrepancy;
import org.trialgraph.model.Age;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Flag;
import org.trialgraph.model.Linker;
import org.trialgraph.model.Publisher;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.model.TrialBuilder;
import org.trialgraph.model.TrialNumber;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.rdf.Iris;
import org.trialgraph.rdf.TrialGraph;

/** The fields of the trials here: 18 to 65 years, any sex or as told, no healthy volunteers. */
class CriteriaAgainstFieldsTest {
    private static final TrialGraph GRAPH =
            new TrialGraph(new Iris(Iris.DEFAULT_BASE), Linker.NONE, new ConstraintReader(), 0.5, false);

    private static final Publisher PUBLISHER =
            new Publisher("ctgov", "Registry", Publisher.Rank.REGISTRY, "https://example.org", "", "", "");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Inclusion Criteria: * Age 21 years or older|minimumAge P21Y / P18Y",
                "Inclusion Criteria: * Men and women between 18 and 70 years of age|maximumAge P70Y / P65Y",
                "Inclusion Criteria: * Patients aged 18 to 75 years with asthma|maximumAge P75Y / P65Y",
                "Exclusion Criteria: * Age over 60 years|maximumAge P60Y / P65Y",
                "Exclusion Criteria: * Younger than 16 years|minimumAge P16Y / P18Y",
                "Inclusion Criteria: * Adults of 18 months and older|minimumAge P18M / P18Y",
            })
    void ages_otherThanField_areFound(String text, String found) {
        assertThat(found(text, "AnySex")).containsExactly(found);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "strictness|Inclusion Criteria: * Older than 17 years|* Younger than 66 years",
                "until a birthday|Inclusion Criteria: * Age 18 to 66 years|",
                "another unit|Inclusion Criteria: * Age of at least 216 months|",
                "less than the field|Inclusion Criteria: * Adults|",
                "cohorts|Inclusion Criteria: * Part A: aged 18 to 40 years|* Part B: aged 50 to 80 years",
                "ranges|Inclusion Criteria: * Aged 20 to 50 years|* Aged 55 to 80 years",
                "two ranges in one|Inclusion Criteria: * Aged 20-50 and 50 and above|",
                "some of them|Inclusion Criteria: * Women aged 50 years or older|* Men with a risk",
                "a condition|Inclusion Criteria: * Patients 50 years or older must have a normal ECG|",
                "an alternative|Inclusion Criteria: * Age 50 years or older or with diabetes|",
                "children too|Inclusion Criteria: * Adults (21 years or older) and children with asthma|",
                "others|Inclusion Criteria: * Donors aged 25 to 50 years|",
                "consent of minors|Inclusion Criteria: * Consent of a parent if younger than 20 years|",
                "age at diagnosis|Inclusion Criteria: * Age 20 to 50 at diagnosis|",
                "below a lead-in|Inclusion Criteria: * One of these risks:|  * Age 60 years or older",
                "the age of the field stands elsewhere|Inclusion Criteria: * Age 21 years or older|* Patients from 18 on by decision",
                "no age|Inclusion Criteria: * At least 5 years|",
                "a lost sign|Inclusion Criteria: * Age = 18 years|",
                "sexes|Inclusion Criteria: * Women aged 18 to 65 years|* Men aged 18 to 65 years",
                "a heading|Inclusion Criteria: * Female participants|* Use of contraception",
                "excluded pregnancy|Exclusion Criteria: * Pregnant women|",
                "healthy people of some|Inclusion Criteria: * Healthy volunteers may be enrolled later|",
                "healthy people as a heading|Exclusion Criteria: * Healthy volunteers|* Smokers",
            })
    void criteria_thatSayNothingElse_areNone(String why, String first, String second) {
        assertThat(found(first + (second == null ? "" : "\n" + second), "AnySex"))
                .as(why)
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AnySex|Inclusion Criteria: * Women aged 18 to 65 years|sex Female / AnySex",
                "AnySex|Inclusion Criteria: * Participants must be male|sex Male / AnySex",
                "AnySex|Exclusion Criteria: * Females|sex Male / AnySex",
                "Female|Inclusion Criteria: * Men and women|sex AnySex / Female",
                "Male|Inclusion Criteria: * Patients of either sex|sex AnySex / Male",
                "Male|Inclusion Criteria: * Pregnant women with gestational diabetes|sex Female / Male",
                "AnySex|Inclusion Criteria: * Women aged 18 to 65 years with asthma|sex Female / AnySex",
                "AnySex|Inclusion Criteria: * Healthy subjects without any disease|acceptsHealthyVolunteers true / false",
                "AnySex|Inclusion Criteria: * Healthy volunteers|acceptsHealthyVolunteers true / false",
            })
    void sexAndHealth_otherThanField_areFound(String sex, String text, String found) {
        assertThat(found(text, sex)).containsExactly(found);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "纳入标准：1. 年龄18～70岁，性别不限|maximumAge P70Y / P65Y",
                "纳入标准：1. 年龄≥20周岁的成人患者|minimumAge P20Y / P18Y",
                "纳入标准：1. 年龄18-65岁，男女不限|",
                "纳入标准：1. 供者年龄20-50岁|",
                "纳入标准：1. 健康志愿者|acceptsHealthyVolunteers true / false",
                "纳入标准：1. 18-65岁女性|sex Female / AnySex",
            })
    void chineseCriteria_areCompared(String text, String found) {
        assertThat(found(text, "AnySex", "zh")).isEqualTo(found == null ? List.of() : List.of(found));
    }

    @Test
    void discrepancy_namesCriterionAndBothSidesInWords() {
        Discrepancy found = discrepancies("Inclusion Criteria: * Asthma\n* Age 21 years or older", "AnySex", "en")
                .get(0);
        assertThat(found.criterion()).endsWith("/trial/NCT01000001/criterion/2");
        assertThat(found.first()).isEqualTo(found.second()).endsWith("/trial/NCT01000001");
        assertThat(found.evidence()).isEqualTo("the criteria say 21 years, the field 18 years");
    }

    private static List<String> found(String criteria, String sex) {
        return found(criteria, sex, "en");
    }

    private static List<String> found(String criteria, String sex, String language) {
        return discrepancies(criteria, sex, language).stream()
                .map(d -> d.field().getLocalName() + " " + d.firstValue() + " / " + d.secondValue())
                .toList();
    }

    private static List<Discrepancy> discrepancies(String criteria, String sex, String language) {
        TrialBuilder trial = new TrialBuilder();
        trial.number(new TrialNumber("ctgov", "NCT01000001"));
        trial.add(TrialProperties.MINIMUM_AGE, new Age(Optional.of("P18Y"), "18 Years"));
        trial.add(TrialProperties.MAXIMUM_AGE, new Age(Optional.of("P65Y"), "65 Years"));
        trial.add(TrialProperties.SEX, Coded.implied(sex));
        trial.add(TrialProperties.ACCEPTS_HEALTHY_VOLUNTEERS, new Flag(false));
        trial.criteria(Criteria.split(criteria.replaceAll("([:：]) ?(?=[*1])", "$1\n"), language));
        SourceDocument document = new SourceDocument(
                "trial", InputStream::nullInputStream, 0, "0".repeat(64), Optional.empty(), Optional.empty());
        DatasetGraph release = DatasetGraphFactory.create();
        GRAPH.quads(trial.build(), document, PUBLISHER, "test", finding -> {})
                .orElseThrow()
                .quads()
                .forEach(release::add);
        return CriteriaAgainstFields.find(release);
    }
}
