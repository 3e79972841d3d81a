package org.trialgraph.format.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SectionsTest {
    @Test
    void label_hasLinesUpToNextLabel() {
        Sections sections = sections("Title\n\nSex\nAll\n\nAges\n18 years\n", alone("Sex"), alone("Ages"));
        assertThat(sections.head().values()).containsExactly("Title");
        assertThat(sections.get("Sex").value()).contains("All");
        assertThat(sections.get("Ages").value()).contains("18 years");
        assertThat(sections.get("Masking").value()).isEmpty();
    }

    @Test
    void label_followedByLabel_hasNoValue() {
        Sections sections = sections("Sex\n\nAges\n\nVolunteers\nNo", alone("Sex"), alone("Ages"), alone("Volunteers"));
        assertThat(sections.get("Sex").value()).isEmpty();
        assertThat(sections.get("Ages").empty()).isTrue();
        assertThat(sections.get("Volunteers").value()).contains("No");
    }

    @Test
    void labelWordsInText_openNoField() {
        Sections sections = sections(
                "Conditions\nAnemia\nAbout\nConditions\nof work\nSex\nand age\nSex\nAll",
                alone("Conditions"),
                alone("About"),
                alone("Sex").with("shaped All|Male|Female"));
        assertThat(sections.get("About").values()).containsExactly("Conditions", "of work", "Sex", "and age");
        assertThat(sections.get("Sex").value()).contains("All");
    }

    @Test
    void value_besideLabel_isRead() {
        Sections sections = sections(
                "Study Type: Interventional\nMasking:\nNone",
                Field.labelOnly("Study Type:"),
                Field.labelOnly("Masking:"));
        assertThat(sections.get("Study Type:").value()).contains("Interventional");
        assertThat(sections.get("Masking:").value()).contains("None");
    }

    @Test
    void labels_wrappedOrFullWidth_areFound() {
        Sections sections = sections(
                "Study leader’s\ntelephone：\n+1 555 0100\n注册号：\nChiCTR1",
                alone("Study leader's telephone:").with("repeated"),
                alone("注册号:").with("repeated"));
        assertThat(sections.get("Study leader's telephone").value()).contains("+1 555 0100");
        assertThat(sections.get("注册号").value()).contains("ChiCTR1");
    }

    @Test
    void unreadLines_stayUnmapped() {
        Page page = page("Sex\nAll\nbetween\nAges\n18");
        Sections sections =
                Layout.exact(List.of(), List.of(alone("Sex"), alone("Ages"))).sections(page);
        sections.get("Sex").value();
        assertThat(page.lines().stream().filter(l -> !page.taken(l)).map(Page.Line::words))
                .containsExactly("between", "18");
    }

    private static Sections sections(String text, Field... labels) {
        return Layout.exact(List.of(), List.of(labels)).sections(page(text));
    }

    private static Field alone(String label) {
        return Field.labelOnly(label).with("alone");
    }

    private static Page page(String text) {
        return Page.of(text, Optional.empty());
    }
}
