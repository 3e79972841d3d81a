/** Checks graphs of trials against the shapes of {@code ontology/shapes.ttl}. */
@NullMarked
package org.trialgraph.check;

import org.jspecify.annotations.NullMarked;
