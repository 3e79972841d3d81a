/** Text analysis of names, the same for the index and for queries: tokens, stemming, synonyms, stop words and hashes. */
package org.trialgraph.mesh.analysis;
