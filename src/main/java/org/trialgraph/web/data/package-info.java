/** What the store says of a resource, and its forms in RDF. */
package org.trialgraph.web.data;
