package org.trialgraph.web.page;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

    /** What stands between the name of an attribute and the path that is its value, with the first slash of that. */
    private static final String VALUE = "=\"/";

    private static final Set<String> ATTRIBUTES = Set.of("href", "src", "action");
    private static final String STATIC = "static/";

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

    /** The path of a request without that of the public base. */
    public String belowBase(String path) {
        return path.startsWith(root) ? "/" + path.substring(root.length()) : path;
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
        String page = new String(html, StandardCharsets.UTF_8);
        StringBuilder out = new StringBuilder(page.length() + page.length() / 8);
        int copied = 0;
        for (int value = page.indexOf(VALUE); value >= 0; value = page.indexOf(VALUE, value + 1)) {
            int path = value + VALUE.length();
            if (ATTRIBUTES.contains(page.substring(page.lastIndexOf(' ', value) + 1, value))) {
                out.append(page, copied, path - 1).append(root);
                copied = path;
                if (page.startsWith(STATIC, path)) {
                    String name = page.substring(path + STATIC.length(), page.indexOf('"', path));
                    out.append(STATIC).append(name).append("?v=").append(hash(name));
                    copied = path + STATIC.length() + name.length();
                }
            }
        }
        return out.append(page, copied, page.length()).toString().getBytes(StandardCharsets.UTF_8);
    }

    private String hash(String name) {
        return hashes.computeIfAbsent(
                name,
                file -> StaticFiles.content(file)
                        .map(content -> Answer.hash(content).substring(0, 12))
                        .orElse(""));
    }
}
