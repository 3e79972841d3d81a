/** The thesaurus MeSH: import of NLM's files, one compact index file, and the linking of names to its terms. */
package org.trialgraph.mesh;
