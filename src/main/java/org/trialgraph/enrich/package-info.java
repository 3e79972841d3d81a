/** Look-ups that add what no document says itself: MeSH links of conditions and interventions. */
package org.trialgraph.enrich;
