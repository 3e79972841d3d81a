/** Trials of the EU Clinical Trials Information System (CTIS), as its public portal's data. */
@NullMarked
package org.trialgraph.format.ctis;

import org.jspecify.annotations.NullMarked;
