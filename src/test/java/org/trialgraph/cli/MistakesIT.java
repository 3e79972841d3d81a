package org.trialgraph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What a user can get wrong is told in one sentence that says what to do, without the words of programmers. */
class MistakesIT {
    private static final Pattern WORDS_OF_PROGRAMMERS = Pattern.compile(
            "\\b[a-z]+(\\.[a-z0-9]+)+\\.[A-Z]\\w+|\\w+(Exception|Error)\\b|\\tat |\\bnull\\b|fault of this program");

    @TempDir
    static Path folder;

    private static ServerSocket taken;

    @BeforeAll
    static void makeStore() throws IOException {
        taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        assertThat(Main.run("publish", "examples/ctgov-api-v2-NCT00001962.json", "-q", "--data", path("data")))
                .isZero();
        Files.createDirectories(folder.resolve("empty"));
        Files.createDirectories(folder.resolve("broken/releases/1"));
        Files.createSymbolicLink(folder.resolve("broken/current"), Path.of("releases/1"));
        Files.writeString(folder.resolve("broken/releases/1/contents.tsv"), "file\tno sum\n");
        Files.writeString(folder.resolve("text"), "no trial, no query, no MeSH");
        Files.write(folder.resolve("bytes"), new byte[] {(byte) 0xC3, 0x28, 0, 1});
        Files.writeString(folder.resolve("cut.rq"), "SELECT * {\n  ?s ?p }");
        Files.writeString(folder.resolve("prefix.rq"), "SELECT * {\n  ?s ex:p ?o }");
        Files.writeString(folder.resolve("open.rq"), "SELECT * { ?s ?p ?o");
    }

    @AfterAll
    static void freePort() throws IOException {
        taken.close();
    }

    private static String path(String name) {
        return folder.resolve(name).toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "2 | publihs                                        | did you mean publish",
                "2 | help pulbish                                   | did you mean \"publish\"",
                "2 | convert                                        | 'SOURCE' → ./trialgraph help convert",
                "2 | convert --no-such-option .                     | --no-such-option",
                "2 | convert @nowhere                               | no file or folder",
                "2 | convert --format word @text                    | one of nquads",
                "2 | convert --source ctgov-xm @text                | did you mean \"ctgov-xml\"",
                "2 | convert --base nowhere @text                   | must start with http",
                "2 | convert --mesh-threshold 7 @text               | from 0 to 1",
                "2 | convert --mesh-threshold x @text               | 'x' is no number",
                "2 | convert @text -o @empty                        | is a folder → name a file in it",
                "3 | convert @text --mesh @nowhere                  | no such",
                "3 | convert @text --mesh @empty                    | no such",
                "3 | convert @text --mesh @text                     | none of NLM's files",
                "3 | convert @text --report @empty                  | cannot be written (Is a directory)",
                "2 | publish                                        | name a file, a folder",
                "2 | publish @nowhere --data @new                   | no file or folder",
                "2 | publish @text --ror @text --data @new          | cannot be read",
                "2 | publish @text --ror @empty --data @new         | cannot be read",
                "2 | publish --withdraw x --data @data              | no number of a registry",
                "3 | publish @text --data @text                     | cannot be written",
                "3 | publish @text --base http://a.b/ --data @data  | give the same --base",
                "3 | serve --data @empty                            | nothing is published",
                "3 | serve --data @broken                           | is damaged",
                "3 | serve --data @data --port @taken               | is taken",
                "2 | serve --data @data --port 99999                | from 0 to 65535",
                "2 | serve --data @data --port many                 | 'many' is no whole number",
                "3 | serve --data @data --host nowhere.invalid      | no host of that name",
                "2 | serve --data @data --base nowhere              | must start with http",
                "3 | query phases --data @empty                     | nothing is published",
                "2 | query fases --data @data                       | did you mean \"phases\"",
                "2 | query phases --results pdf                     | one of text, csv",
                "2 | query phases --param x=1                       | no parameter",
                "2 | query @cut.rq --data @data                     | in line 2, column 9: \"}\" cannot stand there",
                "2 | query @prefix.rq --data @data                  | in line 2, column 6: Unresolved prefixed name: ex:p",
                "2 | query @open.rq --data @data                    | something is missing at its end",
                "2 | query @bytes --data @data                      | no text in UTF-8",
                "3 | query phases --endpoint http://127.0.0.1:1/    | does not answer",
                "3 | query federated-servers --data @data           | option --allow-service http://localhost:3031/sparql",
                "3 | query phases --endpoint nonsense               | does not answer",
                "3 | export --data @empty                           | nothing is published",
                "3 | export --data @data --to @text                 | cannot be written",
                "2 | match @nowhere                                 | no file",
                "2 | match @text                                    | no JSON at line 1",
                "2 | mesh                                           | mesh import",
                "2 | mesh import @nowhere                           | no file",
                "2 | mesh import @empty                             | is a folder",
                "3 | mesh import @text                              | none of NLM's files",
                "2 | inspect @nowhere                               | no file or folder",
                "2 | validate @nowhere                              | no file or folder",
                "2 | fetch nowhere --into @new                      | one of ctgov",
                "2 | fetch ctgov                                    | '--into=DIR'",
                "2 | bench @nowhere                                 | no file",
                "2 | bench --rounds 0                               | at least 1"
            })
    void mistake_isOneSentenceThatSaysWhatToDo(int code, String words, String said) {
        String[] arguments = Stream.of(words.strip().split(" +"))
                .map(word -> word.equals("@taken") ? String.valueOf(taken.getLocalPort()) : word)
                .map(word -> word.startsWith("@") ? path(word.substring(1)) : word)
                .toArray(String[]::new);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err, true));

        assertThat(Main.run(line, arguments)).as(err.toString()).isEqualTo(code);

        assertThat(out.toString()).isEmpty();
        List<String> lines = err.toString().lines().toList();
        assertThat(lines.get(lines.size() - 1)).startsWith("trialgraph: ").contains(said);
        assertThat(lines).filteredOn(each -> each.startsWith("trialgraph: ")).hasSize(1);
        assertThat(err.toString()).doesNotContainPattern(WORDS_OF_PROGRAMMERS);
        assertThat(folder.resolve("new")).doesNotExist();
    }
}
