/** Exports of WHO's portal of registries, as XML, as tables of its web search and as the full export. */
package org.trialgraph.format.ictrp;
