/** Record linkage: which registrations are the same study, on what evidence, and where they disagree. Knows no formats. */
@NullMarked
package org.trialgraph.linkage;

import org.jspecify.annotations.NullMarked;
