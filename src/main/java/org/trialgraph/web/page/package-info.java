/** What is answered to those who read: pages for people, filled in from templates, and data for programs. */
@NullMarked
package org.trialgraph.web.page;

import org.jspecify.annotations.NullMarked;
