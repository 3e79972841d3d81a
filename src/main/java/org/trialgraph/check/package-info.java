/** Checks graphs of trials against the shapes of {@code ontology/shapes.ttl}. */
package org.trialgraph.check;
