/** Reading bytes: those of strangers within limits, and the lists and tables that stand beside classes. */
package org.trialgraph.io;
