/** What a trial document says, as plain records that know neither RDF nor any document layout. */
package org.trialgraph.model;
