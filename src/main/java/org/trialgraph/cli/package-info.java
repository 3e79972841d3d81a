/** The commands that users type: {@link org.trialgraph.cli.Main} lists them, each is a small class. */
@NullMarked
package org.trialgraph.cli;

import org.jspecify.annotations.NullMarked;
