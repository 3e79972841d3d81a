/** Views of resources for people: records that templates fill in, nothing here knows HTTP. */
package org.trialgraph.web.html;
