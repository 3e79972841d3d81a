/** The example queries, and running queries over a store or an endpoint. */
package org.trialgraph.query;
