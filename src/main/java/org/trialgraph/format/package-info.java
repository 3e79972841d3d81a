/**
 * Reads documents into trials. {@link org.trialgraph.format.Format} is the one variation point and {@link
 * org.trialgraph.format.Formats} the one list; each format is a small class in a sub-package and knows no other.
 */
@NullMarked
package org.trialgraph.format;

import org.jspecify.annotations.NullMarked;
