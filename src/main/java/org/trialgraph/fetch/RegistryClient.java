package org.trialgraph.fetch;

import java.io.IOException;

/** How one registry is asked for documents. Stateless. */
public interface RegistryClient {
    /** Name that users type after {@code fetch}. */
    String name();

    /** Address that the requests go to unless a user names another. */
    String endpoint();

    /**
     * Gets everything that is wanted into a folder; a run that was cut off is taken up where it stopped.
     *
     * @param endpoint address without a slash at its end
     * @throws FetchException if the registry does not answer as it should
     * @throws IOException if the folder cannot be written
     */
    void fetch(String endpoint, Wanted wanted, FetchFolder folder, Downloader downloader) throws IOException;
}
