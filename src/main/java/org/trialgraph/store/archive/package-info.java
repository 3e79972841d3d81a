/** Everything ever published, by trial and document, and which documents of a trial are current. */
@NullMarked
package org.trialgraph.store.archive;

import org.jspecify.annotations.NullMarked;
