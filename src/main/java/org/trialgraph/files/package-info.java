/** Files that survive what happens to machines: power cuts, full disks, killed processes, flipped bits. */
@NullMarked
package org.trialgraph.files;

import org.jspecify.annotations.NullMarked;
