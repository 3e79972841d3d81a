/** Trial pages of MedPath (trial.medpath.com), which shows records of many registries. */
package org.trialgraph.format.medpath;
