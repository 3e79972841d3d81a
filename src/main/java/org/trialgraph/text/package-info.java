/** What is the same in every document whatever its layout: encodings, clean and folded words, dates, ages, privacy. */
package org.trialgraph.text;
