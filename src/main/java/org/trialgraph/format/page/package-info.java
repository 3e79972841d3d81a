/**
 * Trial pages as people read them: HTML and plain-text extractions become the same numbered lines, lines stand under labels,
 * and every line is accounted for. The format of each site is a small class in a package of its own.
 */
@NullMarked
package org.trialgraph.format.page;

import org.jspecify.annotations.NullMarked;
