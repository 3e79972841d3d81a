/** Trialgraph as a library: {@link org.trialgraph.Trialgraph} is where to begin. */
@NullMarked
package org.trialgraph;

import org.jspecify.annotations.NullMarked;
