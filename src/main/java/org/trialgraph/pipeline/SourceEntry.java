package org.trialgraph.pipeline;

import java.util.Optional;
import org.trialgraph.model.SourceDocument;

/**
 * Bytes that may still be an archive or a stream of documents.
 *
 * @param origin as a user would name them
 * @param content opens the bytes anew
 * @param size number of bytes as stored; of a compressed entry the number that it claims
 * @param fetched where and when they were fetched, where a manifest tells
 */
record SourceEntry(String origin, SourceDocument.Content content, long size, Optional<Manifest.Entry> fetched) {}
