/** Eligibility text cut into single criteria, each with its polarity and its place in the list. */
package org.trialgraph.criteria;
