/** The example queries, and running queries over a store or an endpoint. */
@NullMarked
package org.trialgraph.query;

import org.jspecify.annotations.NullMarked;
