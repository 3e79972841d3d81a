package org.trialgraph.web.page;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Where pages lead. Templates write addresses from this server's root; below another path of a public host they begin with
 * that path, and the files of the pages carry the hash of what is in them, so that a browser may keep them for ever.
 */
public final class PageAddresses {
    /** The attribute of a request by which whoever answers finds its addresses. */
    private static final String ATTRIBUTE = PageAddresses.class.getName();

    private static final Pattern ADDRESS = Pattern.compile("(?<= (?:href|src|action)=\")/(?:static/([a-z.]+))?");

    private final String root;
    private final Map<String, String> hashes = new ConcurrentHashMap<>();

    /**
     * @param base the public base, whose path ends in a slash; empty where pages are at the root of their host
     */
    public PageAddresses(String base) {
        this.root = base.isEmpty() ? "/" : URI.create(base).getRawPath();
    }

    /** Takes the path of the public base off a request, whether or not a proxy did so before: both ways lead to the same page. */
    public Handler.Singleton withoutBase() {
        return new Handler.Wrapper() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                HttpURI address = request.getHttpURI();
                String path = address.getPath();
                if (path == null || !path.startsWith(root) || root.equals("/")) {
                    return super.handle(request, response, callback);
                }
                String below = "/" + path.substring(root.length());
                HttpURI uri = HttpURI.build(address, below, address.getParam(), address.getQuery());
                return super.handle(Request.serveAs(request, uri), response, callback);
            }
        };
    }

    /** Puts them where {@link #of} finds them. */
    public void attachTo(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** Those of a request; of one that came past the pages the plain ones. */
    static PageAddresses of(HttpServletRequest request) {
        Object attached = request.getAttribute(ATTRIBUTE);
        return attached instanceof PageAddresses addresses ? addresses : new PageAddresses("");
    }

    /** A path of this server as clients reach it; anything else as it is. */
    String path(String path) {
        return path.startsWith("/") ? root + path.substring(1) : path;
    }

    /** A header that names a path of this server in angle brackets. */
    String link(String value) {
        return value.startsWith("</") ? "<" + path(value.substring(1)) : value;
    }

    /** The page with its addresses; text of documents has no quotes that are not escaped, and so is never taken for one. */
    byte[] inPage(byte[] html) {
        Matcher address = ADDRESS.matcher(new String(html, StandardCharsets.UTF_8));
        return address.replaceAll(found -> Matcher.quoteReplacement(root
                        + (found.group(1) == null ? "" : "static/" + found.group(1) + "?v=" + hash(found.group(1)))))
                .getBytes(StandardCharsets.UTF_8);
    }

    private String hash(String name) {
        return hashes.computeIfAbsent(
                name,
                file -> StaticFiles.content(file)
                        .map(content -> Answer.hash(content).substring(0, 12))
                        .orElse(""));
    }
}
