/** Trial pages of Trials.co, which shows records of ClinicalTrials.gov. */
package org.trialgraph.format.trialsco;
