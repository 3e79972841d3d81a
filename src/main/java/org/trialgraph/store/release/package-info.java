/** Builds a release from the archive: loads, completes, counts, indexes and describes it, and writes it into files. */
package org.trialgraph.store.release;
