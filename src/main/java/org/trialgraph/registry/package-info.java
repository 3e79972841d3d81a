/** The registries of trials and the publishers of documents about them, and the numbers that registries give. */
@NullMarked
package org.trialgraph.registry;

import org.jspecify.annotations.NullMarked;
