package org.trialgraph.model;

import java.util.Optional;

/**
 * A person whom the document names. Published only when the user asks for contacts.
 *
 * @param role what the person is to the trial, such as principal investigator
 * @param name as printed
 * @param affiliation organisation of the person
 * @param email address
 * @param phone number with its extension
 * @param address postal address
 */
public record Contact(
        String role,
        Optional<String> name,
        Optional<String> affiliation,
        Optional<String> email,
        Optional<String> phone,
        Optional<String> address) {}
