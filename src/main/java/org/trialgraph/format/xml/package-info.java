/** Reading XML documents record by record; nothing that a document declares or refers to is ever resolved. */
package org.trialgraph.format.xml;
