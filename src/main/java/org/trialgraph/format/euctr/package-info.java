/** Records of the EU Clinical Trials Register, one for each member state of a trial: as page, as text download, as JSON. */
@NullMarked
package org.trialgraph.format.euctr;

import org.jspecify.annotations.NullMarked;
