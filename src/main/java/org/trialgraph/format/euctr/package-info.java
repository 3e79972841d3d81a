/** Records of the EU Clinical Trials Register, one for each member state of a trial: as page, as text download, as JSON. */
package org.trialgraph.format.euctr;
