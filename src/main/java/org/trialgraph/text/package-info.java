/** What is the same in every document whatever its layout: encodings, clean and folded words, dates, ages, privacy. */
@NullMarked
package org.trialgraph.text;

import org.jspecify.annotations.NullMarked;
