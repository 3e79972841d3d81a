/** Study pages of ClinicalTrials.Veeva (ctv.veeva.com), which shows records of ClinicalTrials.gov. */
package org.trialgraph.format.veeva;
