/** Records in the form of the WHO trial registration data set, and the exports of the WHO registry platform. */
@NullMarked
package org.trialgraph.format.who;

import org.jspecify.annotations.NullMarked;
