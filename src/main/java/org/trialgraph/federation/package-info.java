/** SERVICE: which other endpoints a query may call, how they are called, and how what they find is joined. */
@NullMarked
package org.trialgraph.federation;

import org.jspecify.annotations.NullMarked;
