/** Study pages of ClinicalTrials.gov in the design that it had from 2017 until its classic site closed in 2024. */
package org.trialgraph.format.ctgovclassic;
