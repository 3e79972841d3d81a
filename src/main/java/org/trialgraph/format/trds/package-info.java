/** The WHO trial registration data set, as registries send it to WHO's portal and as the portal gives it out. */
package org.trialgraph.format.trds;
