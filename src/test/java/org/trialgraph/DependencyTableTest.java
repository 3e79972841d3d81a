package org.trialgraph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

/** The table of what was checked against advisories names every dependency, in the version that is built with. */
class DependencyTableTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`:]+):([^`]+)` \\| ([^ |]+) \\|");

    @Test
    void table_namesEveryDirectDependency() throws Exception {
        var pom = Jsoup.parse(Files.readString(Path.of("pom.xml")), Parser.xmlParser());
        var direct = pom.select("project > dependencies > dependency").stream()
                .map(each -> each.selectFirst("> groupId").text() + ":"
                        + each.selectFirst("> artifactId").text());
        assertThat(rows().keySet()).containsAll(direct.toList());
    }

    @Test
    void table_namesVersionsOfTheBuild() throws Exception {
        String[] jars = System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator));
        assertThat(rows())
                .hasSizeGreaterThan(20)
                .allSatisfy((artifact, version) -> assertThat(jars)
                        .anyMatch(jar -> jar.endsWith(File.separator + artifact.substring(artifact.indexOf(':') + 1)
                                + "-" + version + ".jar")));
    }

    private static Map<String, String> rows() throws Exception {
        Map<String, String> rows = new TreeMap<>();
        Matcher row = ROW.matcher(Files.readString(Path.of("src/docs/dependencies.md")));
        while (row.find()) {
            rows.put(row.group(1) + ":" + row.group(2), row.group(3));
        }
        return rows;
    }
}
