/** Records with named fields, whatever they are written in: JSON, XML, tables. */
@NullMarked
package org.trialgraph.format.record;

import org.jspecify.annotations.NullMarked;
