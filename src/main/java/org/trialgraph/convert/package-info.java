/** Joins the stages: what is read becomes RDF and is written out. */
package org.trialgraph.convert;
