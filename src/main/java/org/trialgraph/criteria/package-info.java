/** Eligibility text cut into single criteria, each with its polarity and its place in the list. */
@NullMarked
package org.trialgraph.criteria;

import org.jspecify.annotations.NullMarked;
