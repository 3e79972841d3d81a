/** What the store says of a resource, and its forms in RDF. */
@NullMarked
package org.trialgraph.web.data;

import org.jspecify.annotations.NullMarked;
