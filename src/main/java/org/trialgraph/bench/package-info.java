/** The project's own benchmark: documents it generates, stages it times, ratios it prints. */
package org.trialgraph.bench;
