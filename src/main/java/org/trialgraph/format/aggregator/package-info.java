/** Pages of sites that show records of registries, and pages of no known site. */
package org.trialgraph.format.aggregator;
