/** Gets documents from the public interfaces of registries into a folder: one request at a time, resumable, as received. */
@NullMarked
package org.trialgraph.fetch;

import org.jspecify.annotations.NullMarked;
