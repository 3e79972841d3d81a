/** Trials of the EU Clinical Trials Information System (CTIS), as its public portal's data. */
package org.trialgraph.format.ctis;
