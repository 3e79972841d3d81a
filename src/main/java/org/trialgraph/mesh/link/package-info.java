/** Entity linking: names of conditions and interventions to terms of MeSH, with a method and a confidence. */
package org.trialgraph.mesh.link;
