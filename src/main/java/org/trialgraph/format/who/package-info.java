/** Records in the form of the WHO trial registration data set, and the exports of the WHO registry platform. */
package org.trialgraph.format.who;
