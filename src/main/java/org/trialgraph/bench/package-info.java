/** The project's own benchmark: documents it generates, stages it times, ratios it prints. */
@NullMarked
package org.trialgraph.bench;

import org.jspecify.annotations.NullMarked;
