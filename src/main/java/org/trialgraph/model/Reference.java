package org.trialgraph.model;

import java.util.Optional;

/**
 * A publication or page that a document refers to.
 *
 * @param pmid PubMed number, digits only
 * @param url address, where one is printed
 * @param citation words of the reference
 * @param kind how it relates to the trial, such as results
 */
public record Reference(Optional<String> pmid, Optional<String> url, Optional<Text> citation, Optional<Coded> kind) {}
