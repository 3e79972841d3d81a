/** Study pages of MedDataX (meddatax.com), which shows records of ClinicalTrials.gov. */
package org.trialgraph.format.meddatax;
