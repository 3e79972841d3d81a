/** Entity linking: names of conditions and interventions to terms of MeSH, with a method and a confidence. */
@NullMarked
package org.trialgraph.mesh.link;

import org.jspecify.annotations.NullMarked;
