/** Trial pages of registries, told by tables: CRIS of Korea and the Iranian registry. */
package org.trialgraph.format.registrypage;
