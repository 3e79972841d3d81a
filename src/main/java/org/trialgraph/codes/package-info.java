/** Code tables: which concept the printed value of a source stands for, read from {@code ontology/codes}. */
package org.trialgraph.codes;
