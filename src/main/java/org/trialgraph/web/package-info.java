/** The server: SPARQL endpoints, pages and linked data over one release. */
package org.trialgraph.web;
