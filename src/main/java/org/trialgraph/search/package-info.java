/**
 * Search for trials: facet index, word search, lists of the trials of a resource, and the SPARQL query that selects the same
 * trials. Nothing here knows pages or HTTP.
 */
@NullMarked
package org.trialgraph.search;

import org.jspecify.annotations.NullMarked;
