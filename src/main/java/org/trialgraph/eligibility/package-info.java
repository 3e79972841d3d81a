/** What eligibility criteria say as data: limits to measures, states and times. */
@NullMarked
package org.trialgraph.eligibility;

import org.jspecify.annotations.NullMarked;
