/** ClinicalTrials.gov in all its spellings: API versions 2 and 1, XML, and the pages of its classic site. */
package org.trialgraph.format.ctgov;
