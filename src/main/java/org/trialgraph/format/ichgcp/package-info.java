/** Trial pages of ICH GCP (ichgcp.net), which shows records of ClinicalTrials.gov, in its older and its present layout. */
package org.trialgraph.format.ichgcp;
