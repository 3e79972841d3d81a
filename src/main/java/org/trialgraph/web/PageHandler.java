package org.trialgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;

/** Something that the server answers beside SPARQL queries. Safe for many threads. */
public interface PageHandler {
    /** The answer to a request that reads; empty where the request is for another page. */
    Optional<Answer> answer(HttpServletRequest request) throws IOException;

    /** Prepares what would delay the first reader; readers may come meanwhile. */
    default void prepare() {}
}
