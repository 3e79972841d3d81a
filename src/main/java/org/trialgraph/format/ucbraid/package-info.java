/** Trial pages of the University of California, jointly and of its campuses; they show records of ClinicalTrials.gov. */
package org.trialgraph.format.ucbraid;
