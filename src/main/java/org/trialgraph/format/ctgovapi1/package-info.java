/** ClinicalTrials.gov API version 1, which the registry switched off in 2024. */
package org.trialgraph.format.ctgovapi1;
