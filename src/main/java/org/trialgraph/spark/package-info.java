/**
 * The way of documents, and the search for studies, spread over the machines of an Apache Spark cluster. Spark itself is no part of the
 * program: who runs this has it on the class path.
 */
@NullMarked
package org.trialgraph.spark;

import org.jspecify.annotations.NullMarked;
