/** What a trial document says, as plain records that know neither RDF nor any document layout. */
@NullMarked
package org.trialgraph.model;

import org.jspecify.annotations.NullMarked;
