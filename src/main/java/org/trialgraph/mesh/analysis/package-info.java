/** Text analysis of names, the same for the index and for queries: tokens, stemming, synonyms, stop words and hashes. */
@NullMarked
package org.trialgraph.mesh.analysis;

import org.jspecify.annotations.NullMarked;
