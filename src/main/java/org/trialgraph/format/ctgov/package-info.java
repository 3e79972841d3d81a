/** What all documents in ClinicalTrials.gov's own data model have in common, whatever they are written in. */
package org.trialgraph.format.ctgov;
