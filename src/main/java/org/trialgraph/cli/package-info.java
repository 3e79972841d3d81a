/** The commands that users type: {@link org.trialgraph.cli.Main} lists them, each is a small class. */
package org.trialgraph.cli;
