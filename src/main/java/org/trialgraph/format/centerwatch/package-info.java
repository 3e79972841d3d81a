/** Listings of CenterWatch, which shows records of ClinicalTrials.gov. */
package org.trialgraph.format.centerwatch;
