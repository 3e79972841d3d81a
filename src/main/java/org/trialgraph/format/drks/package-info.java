/** The download of a trial that the German Clinical Trials Register offers. */
@NullMarked
package org.trialgraph.format.drks;

import org.jspecify.annotations.NullMarked;
