/** Views of resources for people: records that templates fill in, nothing here knows HTTP. */
@NullMarked
package org.trialgraph.web.html;

import org.jspecify.annotations.NullMarked;
