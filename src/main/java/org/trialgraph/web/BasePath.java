package org.trialgraph.web;

import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Takes the path of the public base off a request, whether or not a proxy did so before: both ways lead to the same page. */
final class BasePath extends Handler.Wrapper {
    private final String root;

    /**
     * @param root the path, beginning and ending in a slash
     */
    BasePath(String root) {
        this.root = root;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        HttpURI address = request.getHttpURI();
        String path = address.getPath();
        if (path == null || !path.startsWith(root) || root.equals("/")) {
            return super.handle(request, response, callback);
        }
        HttpURI below =
                HttpURI.build(address, "/" + path.substring(root.length()), address.getParam(), address.getQuery());
        return super.handle(Request.serveAs(request, below), response, callback);
    }
}
