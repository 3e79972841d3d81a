/** Trial pages of Clinical Trial Exchange (clinicaltrialexchange.com), which shows records of ClinicalTrials.gov. */
package org.trialgraph.format.trialexchange;
