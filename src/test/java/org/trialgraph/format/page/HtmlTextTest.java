package org.trialgraph.format.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class HtmlTextTest {
    @Test
    void blocksCellsAndBreaks_endLines() {
        assertThat(lines("<div>Sex<br>All</div><table><tr><td>Ages</td><td>18 to 65</td></tr></table>"))
                .containsExactly("Sex", "All", "Ages", "18 to 65", "");
        assertThat(lines("<p>One <b>para</b>\n graph</p><p>Two</p>")).containsExactly("One para graph", "", "Two", "");
    }

    @Test
    void lists_keepBulletsNumbersAndNesting() {
        assertThat(lines("<ul><li>one of<ul><li>fever</li></ul></li><li><p>rash</p><p>or itch</p></li></ul>"))
                .containsExactly("  • one of", "    • fever", "  • rash", "", "    or itch", "");
        assertThat(lines("<ol start=3><li>third</li><li>fourth</li></ol>"))
                .containsExactly("  3. third", "  4. fourth", "");
    }

    @Test
    void superscript_staysExponent() {
        assertThat(lines("<p>10<sup>6</sup> cells/kg, 1.73 m<sup>2</sup></p>"))
                .containsExactly("10^6 cells/kg, 1.73 m2", "");
    }

    @Test
    void scriptsAndStyles_areLeftOut() {
        assertThat(lines("<nav>Menu</nav><script>x</script><style>y</style><!-- z --><p>text</p>"))
                .containsExactly("text", "");
    }

    @Test
    void address_inAnyPlace_isFound() {
        assertThat(metadata("<html><head><link rel=canonical href='https://a.example/1'>"
                                + "<meta property='og:url' content='https://a.example/2'></head><body>x")
                        .urls())
                .containsExactly("https://a.example/1", "https://a.example/2");
        assertThat(metadata("<!-- saved from url=(0021)https://a.example/3 --><html lang=zh><title>T</title><body>x"))
                .isEqualTo(new PageMetadata(
                        List.of("https://a.example/3"), Optional.of("T"), PageMetadata.DeclaredStudy.NONE));
    }

    @Test
    void textMentioningTag_isNoHtml() {
        assertThat(HtmlText.isHtml("Creatinine <p>")).isFalse();
        assertThat(HtmlText.isHtml("<5% blasts")).isFalse();
        assertThat(HtmlText.isHtml(" <!DOCTYPE html><html>")).isTrue();
    }

    @Test
    void hostileMarkup_isReadInLinearTime() {
        String deep = "<html><body>" + "<div><ul><li>".repeat(50_000) + "x";
        String wide = "<html><body>" + "<p>a</p>".repeat(200_000);
        String line = "<html><body><p>" + "word ".repeat(2_000_000);
        for (String page : List.of(deep, wide, line)) {
            Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(30),
                    () -> assertThat(Page.of(page, Optional.empty()).lines()).isNotEmpty());
        }
    }

    private static List<String> lines(String body) {
        return HtmlText.of("<html><body>" + body).lines();
    }

    private static PageMetadata metadata(String page) {
        return HtmlText.of(page).metadata();
    }
}
