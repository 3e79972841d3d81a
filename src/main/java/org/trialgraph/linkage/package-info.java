/** Record linkage: which registrations are the same study, on what evidence, and where they disagree. Knows no formats. */
package org.trialgraph.linkage;
