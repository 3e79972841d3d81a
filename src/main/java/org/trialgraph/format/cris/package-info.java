/** Trial pages of CRIS, the Clinical Research Information Service of Korea. */
package org.trialgraph.format.cris;
