/** Opens files, folders and archives, splits them into documents, tells their format and reads them on all cores. */
package org.trialgraph.intake;
