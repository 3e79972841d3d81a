/**
 * What is the same in every document whatever its layout: encodings, clean and folded words, dates, ages, privacy, and the
 * lists that stand beside classes.
 */
@NullMarked
package org.trialgraph.text;

import org.jspecify.annotations.NullMarked;
