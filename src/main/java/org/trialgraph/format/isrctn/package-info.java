/** Records of the ISRCTN registry, as its API's XML and as the same elements in JSON. */
@NullMarked
package org.trialgraph.format.isrctn;

import org.jspecify.annotations.NullMarked;
