package org.trialgraph.web.page;

import java.util.List;
import org.trialgraph.web.data.Representation;

/**
 * What every page has around its own content.
 *
 * @param title name of the page
 * @param description one sentence for search engines
 * @param iri the resource that the page is about, empty where it is about none
 * @param path where the resource is answered
 * @param structured schema.org JSON-LD, with every character escaped that could end a script element; empty for none
 * @param words what stands in the search box
 */
record PageFrame(String title, String description, String iri, String path, String structured, String words) {
    private static final int LONGEST_TITLE = 300;

    /** A title is cut to what a heading can be. */
    PageFrame {
        title = RenderedValue.shortened(RenderedValue.visible(title), LONGEST_TITLE);
        description = RenderedValue.shortened(RenderedValue.visible(description), LONGEST_TITLE);
    }

    /** The frame of a page about no resource. */
    static PageFrame plain(String title, String description) {
        return new PageFrame(title, description, "", "", "", "");
    }

    /** The same with words in the search box. */
    PageFrame searching(String other) {
        return new PageFrame(title, description, iri, path, structured, RenderedValue.visible(other));
    }

    /** The forms of the data of the resource. */
    List<Representation> documents() {
        return Representation.SERIALISATIONS;
    }
}
