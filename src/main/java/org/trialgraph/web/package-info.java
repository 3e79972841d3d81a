/** The server: SPARQL endpoints, pages and linked data over one release. */
@NullMarked
package org.trialgraph.web;

import org.jspecify.annotations.NullMarked;
