package org.trialgraph.web.html;

import java.util.Arrays;
import java.util.List;
import org.trialgraph.web.data.Representation;

/**
 * What every page has around its own content.
 *
 * @param title name of the page
 * @param lang language of the title, empty where it is not known
 * @param description one sentence for search engines
 * @param iri the resource that the page is about, empty where it is about none
 * @param documents the other forms of the page
 * @param structured schema.org JSON-LD, with every character escaped that could end a script element; empty for none
 * @param words what stands in the search box
 */
public record PageFrame(
        String title,
        String lang,
        String description,
        String iri,
        List<Form> documents,
        String structured,
        String words) {
    private static final int LONGEST_TITLE = 300;

    /** Copies the list; a title is cut to what a heading can be. */
    public PageFrame {
        documents = List.copyOf(documents);
        title = RenderedValue.shortened(RenderedValue.visible(title), LONGEST_TITLE);
        description = RenderedValue.shortened(RenderedValue.visible(description), LONGEST_TITLE);
    }

    /**
     * Another form of a page.
     *
     * @param name what people call it
     * @param mediaType its media type
     * @param href where it is
     */
    public record Form(String name, String mediaType, String href) {}

    /** The frame of a page about no resource. */
    public static PageFrame plain(String title, String description) {
        return new PageFrame(title, "en", description, "", List.of(), "", "");
    }

    /** The same with words in the search box. */
    public PageFrame searching(String other) {
        return new PageFrame(title, lang, description, iri, documents, structured, RenderedValue.visible(other));
    }

    /** The frame of a page about a resource, with the forms of its data. */
    public static PageFrame about(RenderedValue name, String description, String iri, String path, String structured) {
        return new PageFrame(name.text(), name.lang(), description, iri, forms(path), structured, "");
    }

    /** The forms of the data of a resource that is answered at a path. */
    public static List<Form> forms(String path) {
        return Arrays.stream(Representation.values())
                .filter(r -> r != Representation.HTML)
                .map(r -> new Form(r.title(), r.mediaType(), path + "." + r.suffix()))
                .toList();
    }
}
