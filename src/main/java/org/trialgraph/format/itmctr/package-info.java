/** Trial pages of the International Traditional Medicine Clinical Trial Registry, which have the labels of the Chinese registry. */
package org.trialgraph.format.itmctr;
