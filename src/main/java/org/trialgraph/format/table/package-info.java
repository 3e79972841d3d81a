/** Reading tables of trials, one a row, by the names in their first row. */
package org.trialgraph.format.table;
