/** Builds a release from the archive: loads, completes, counts, indexes and describes it, and writes it into files. */
@NullMarked
package org.trialgraph.store.release;

import org.jspecify.annotations.NullMarked;
