/** Pages of sites that show records of registries, and pages of no known site. */
@NullMarked
package org.trialgraph.format.aggregator;

import org.jspecify.annotations.NullMarked;
