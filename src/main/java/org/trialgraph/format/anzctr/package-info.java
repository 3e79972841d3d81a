/** The download of trials that the Australian New Zealand Clinical Trials Registry offers. */
@NullMarked
package org.trialgraph.format.anzctr;

import org.jspecify.annotations.NullMarked;
