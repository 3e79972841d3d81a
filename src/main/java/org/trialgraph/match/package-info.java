/** Holds a patient against the eligibility criteria of the trials of a store. */
@NullMarked
package org.trialgraph.match;

import org.jspecify.annotations.NullMarked;
