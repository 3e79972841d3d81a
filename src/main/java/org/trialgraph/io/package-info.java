/** Reading bytes: those of strangers within limits, and the lists and tables that stand beside classes. */
@NullMarked
package org.trialgraph.io;

import org.jspecify.annotations.NullMarked;
