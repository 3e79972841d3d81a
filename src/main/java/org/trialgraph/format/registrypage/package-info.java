/** Trial pages of registries, told by tables: CRIS of Korea and the Iranian registry. */
@NullMarked
package org.trialgraph.format.registrypage;

import org.jspecify.annotations.NullMarked;
