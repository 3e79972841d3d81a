/** Turns trials into RDF: the vocabulary, the one place that makes IRIs, and the mapping. */
package org.trialgraph.rdf;
