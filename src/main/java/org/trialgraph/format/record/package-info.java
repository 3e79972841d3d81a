/** Records with named fields, whatever they are written in: JSON, XML, tables. */
package org.trialgraph.format.record;
