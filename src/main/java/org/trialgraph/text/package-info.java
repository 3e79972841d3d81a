/** What is the same in every document whatever its layout: dates, ages, criteria, registry numbers, clean words. */
package org.trialgraph.text;
