package org.trialgraph.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is a person among those that sponsor trials. */
class PersonNamesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Dr. Anna Beispiel",
                "dr anna beispiel",
                "Dr. Anna Beispiel, Strasbourg",
                "Prof. Dr. med. A. Beispiel",
                "Priv.-Doz. Dr. Beispiel",
                "Anna Beispiel, M.D.",
                "Beispiel, Anna, MD, PhD",
                "Anna Beispiel MD PhD",
                "Anna B. Beispiel",
                "Anna Beispiel, Prof",
                "Frau Anna Beispiel",
                "Mme Anne Exemple",
                "Dra. Ana Ejemplo",
                "Dott.ssa Anna Esempio",
                "Professeur EXEMPLE Anne",
                "проф. Анна Пример",
                "李小四教授",
                "김길동 교수"
            })
    void isPerson_titleDegreeOrInitial_isOne(String name) {
        assertThat(PersonNames.isPerson(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Dr. Falk Pharma GmbH",
                "Dr. Reddy's Laboratories Limited",
                "Hospital Universitario Dr. Ejemplo",
                "Prof. Dr. Cemil Example City Hospital",
                "Fondazione Prof. Esempio",
                "Cabinet Example, Boston, MA",
                "Example Holding, PA",
                "St. Jude Medical",
                "Eli Example and Company",
                "J. Example & Sons",
                "University Hospital, Ghent",
                "北京大学医学部"
            })
    void isPerson_organisation_isNone(String name) {
        assertThat(PersonNames.isPerson(name)).isFalse();
    }
}
