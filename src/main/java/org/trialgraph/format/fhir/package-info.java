/** Studies as resources of HL7 FHIR. */
@NullMarked
package org.trialgraph.format.fhir;

import org.jspecify.annotations.NullMarked;
