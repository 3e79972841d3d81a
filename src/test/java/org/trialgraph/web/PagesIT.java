package org.trialgraph.web;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A test of the pages of a running site, which is opened once for all tests of a class. */
abstract class PagesIT {
    /** Folder of the site's store, where a test may put files of its own. */
    @TempDir
    static Path data;

    static RunningSite site;

    @BeforeAll
    static void open() throws Exception {
        site = RunningSite.open(data);
    }

    @AfterAll
    static void close() throws Exception {
        site.close();
    }
}
