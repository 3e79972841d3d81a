/**
 * Fills a new TDB2 dataset from quads: terms get their ids once, rows of ids are sorted in runs on disk, and each index is
 * packed from its merged runs.
 */
package org.trialgraph.store.load;
