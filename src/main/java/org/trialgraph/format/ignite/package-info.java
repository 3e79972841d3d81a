/** Pages of Ignite (ignite-sd.com), each of which shows one part of a record of ClinicalTrials.gov. */
package org.trialgraph.format.ignite;
