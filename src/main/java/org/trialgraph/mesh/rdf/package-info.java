/** The part of MeSH that data needs, as RDF in NLM's own vocabulary. */
package org.trialgraph.mesh.rdf;
