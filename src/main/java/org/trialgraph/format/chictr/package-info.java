/** Trial pages of the Chinese Clinical Trial Registry (chictr.org.cn) and of ITMCTR, which uses the same ones. */
@NullMarked
package org.trialgraph.format.chictr;

import org.jspecify.annotations.NullMarked;
