/** ClinicalTrials.gov's XML of one study, as its site gave it until 2024. */
package org.trialgraph.format.ctgovxml;
