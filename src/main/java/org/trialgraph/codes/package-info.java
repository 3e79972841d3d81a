/** Code tables: which concept the printed value of a source stands for, read from {@code ontology/codes}. */
@NullMarked
package org.trialgraph.codes;

import org.jspecify.annotations.NullMarked;
