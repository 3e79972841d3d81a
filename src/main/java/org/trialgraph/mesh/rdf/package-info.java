/** The part of MeSH that data needs, as RDF in NLM's own vocabulary. */
@NullMarked
package org.trialgraph.mesh.rdf;

import org.jspecify.annotations.NullMarked;
