/** Pages of sites that no other format knows. */
package org.trialgraph.format.unknownpage;
