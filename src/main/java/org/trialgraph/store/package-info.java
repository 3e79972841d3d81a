/** The archive of everything published, and the releases that are built from it and served. */
package org.trialgraph.store;
