package org.trialgraph.web;

import jakarta.servlet.http.HttpServletRequest;

/** The address under which clients reach this server, for documents that must name it in full. */
final class ServerAddress {
    private ServerAddress() {}

    /**
     * The public base where the user gave one, else where the request says that it was sent to, ending in a slash. A Host header
     * that is no plain host and port counts for nothing.
     */
    static String of(HttpServletRequest request, Site site) {
        if (site.publicBase().isPresent()) {
            return site.publicBase().get();
        }
        String host = request.getHeader("Host");
        boolean plain = host != null && host.matches("[A-Za-z0-9.-]{1,253}(:\\d{1,5})?|\\[[0-9a-fA-F:.]+](:\\d{1,5})?");
        return request.getScheme() + "://" + (plain ? host : "localhost:" + request.getLocalPort()) + "/";
    }
}
