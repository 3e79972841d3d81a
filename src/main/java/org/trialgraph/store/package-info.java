/** The folder of a store: its releases, how one is opened, and the configuration by which it is served. */
@NullMarked
package org.trialgraph.store;

import org.jspecify.annotations.NullMarked;
