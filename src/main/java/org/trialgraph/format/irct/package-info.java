/** Trial pages of the Iranian Registry of Clinical Trials. */
package org.trialgraph.format.irct;
