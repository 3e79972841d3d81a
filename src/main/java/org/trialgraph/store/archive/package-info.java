/** Everything ever published, by trial and document, and which documents of a trial are current. */
package org.trialgraph.store.archive;
