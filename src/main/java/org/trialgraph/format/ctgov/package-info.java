/** ClinicalTrials.gov in all its spellings: API versions 2 and 1, XML, and the pages of its classic site. */
@NullMarked
package org.trialgraph.format.ctgov;

import org.jspecify.annotations.NullMarked;
