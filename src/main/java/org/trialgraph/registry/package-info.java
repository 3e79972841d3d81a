/** The registries of trials and the publishers of documents about them, and the numbers that registries give. */
package org.trialgraph.registry;
