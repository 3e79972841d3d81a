/** Opens what a user hands over: bytes into text, files and archives into documents, documents into formats. */
package org.trialgraph.intake;
