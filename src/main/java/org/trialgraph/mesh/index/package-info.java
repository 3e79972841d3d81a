/** Records of MeSH: reading of NLM's files, the words of names, and one compact index file to look names up in. */
@NullMarked
package org.trialgraph.mesh.index;

import org.jspecify.annotations.NullMarked;
