/** Fills new TDB2 datasets in bulk: by sorted runs of ids from which the indexes are packed, or by Jena's own loader. */
@NullMarked
package org.trialgraph.store.load;

import org.jspecify.annotations.NullMarked;
