package org.trialgraph.registry;

import java.util.Optional;

/**
 * A trial registry.
 *
 * @param key the short name that graphs and numbers carry
 * @param name its name in English
 * @param country ISO 3166-1 alpha-3 of the country that runs it; empty where several do
 * @param home its home page
 * @param page where one registration is read, with {@code {id}} in place of the number
 * @param terms where its terms of use or licence are; empty where no page of its own says them
 * @param prefix its prefix in bioregistry.io; empty where it has none
 */
public record Registry(
        String key,
        String name,
        Optional<String> country,
        String home,
        String page,
        Optional<String> terms,
        Optional<String> prefix) {

    /** The page of one registration: the registry's own, or the one of the WHO portal where it has no lasting address. */
    public String page(String number) {
        return page.replace("{id}", number);
    }
}
