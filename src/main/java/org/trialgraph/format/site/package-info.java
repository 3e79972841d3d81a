/** Trial pages of registries and of sites that show records of registries, told by tables, and pages of no known site. */
@NullMarked
package org.trialgraph.format.site;

import org.jspecify.annotations.NullMarked;
