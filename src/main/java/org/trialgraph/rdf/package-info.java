/** Turns trials into RDF: the vocabulary, the one place that makes IRIs, and the mapping. */
@NullMarked
package org.trialgraph.rdf;

import org.jspecify.annotations.NullMarked;
