package org.trialgraph.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** {@code /openapi.json}: the few addresses that programs ask, with the server's own address put in. */
final class OpenApiPage implements Page {
    private static final String FILE = "/org/trialgraph/web/openapi.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Site site;

    OpenApiPage(Site site) {
        this.site = site;
    }

    @Override
    public boolean answers(HttpServletRequest request) {
        return RequestPath.reads(request) && request.getRequestURI().equals("/openapi.json");
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try (InputStream in = OpenApiPage.class.getResourceAsStream(FILE)) {
            ObjectNode api = (ObjectNode) JSON.readTree(in);
            api.putArray("servers").addObject().put("url", ServerAddress.of(request, site));
            Answer.ok("application/json", api.toPrettyString().getBytes(StandardCharsets.UTF_8))
                    .send(request, response);
        }
    }
}
