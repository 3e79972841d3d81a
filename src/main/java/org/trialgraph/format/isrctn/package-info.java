/** Records of the ISRCTN registry, as its API's XML and as the same elements in JSON. */
package org.trialgraph.format.isrctn;
