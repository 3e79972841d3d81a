/** ClinicalTrials.gov API version 2. */
package org.trialgraph.format.ctgovapi2;
