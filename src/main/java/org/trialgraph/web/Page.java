package org.trialgraph.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Something that the server answers beside SPARQL queries. Safe for many threads. */
public interface Page {
    /** Whether a request is for this page; the first of {@link Pages} that says yes answers. */
    boolean answers(HttpServletRequest request);

    /** Makes ready what would keep the first reader waiting; readers may come meanwhile. */
    default void prepare() {}

    /** Writes the answer. */
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException;
}
