/** Queries of strangers: which functions they may call, how long they run, how many at a time, and how they end. */
@NullMarked
package org.trialgraph.web.query;

import org.jspecify.annotations.NullMarked;
