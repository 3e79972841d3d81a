/** What JSON formats share: splitting a stream into records and taking fields out of one. */
package org.trialgraph.format.json;
