/** The way of a document: opens sources and archives, detects the format, reads, links to MeSH and maps to RDF, on all cores. */
@NullMarked
package org.trialgraph.pipeline;

import org.jspecify.annotations.NullMarked;
