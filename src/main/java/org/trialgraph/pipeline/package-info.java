/** The way of a document: opens sources and archives, detects the format, reads, links to MeSH and maps to RDF, on all cores. */
package org.trialgraph.pipeline;
