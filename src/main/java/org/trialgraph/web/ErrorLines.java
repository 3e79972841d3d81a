package org.trialgraph.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.trialgraph.web.page.Answer;
import org.trialgraph.web.page.ProblemDetails;

/** Answers to requests that no page and no endpoint came to see, such as damaged ones: one line that says what is wrong, or the same
 * for programs that read JSON. */
final class ErrorLines extends ErrorHandler {
    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request, Response response, int code, String message, Throwable cause, Callback callback) {
        HttpFields.Mutable headers = response.getHeaders();
        Answer.GUARDS.forEach(headers::put);
        if (code == HttpStatus.SERVICE_UNAVAILABLE_503) {
            headers.put(HttpHeader.RETRY_AFTER, "10");
        }
        String words = words(code, message, cause);
        boolean json = ProblemDetails.isFor(
                Request.getPathInContext(request), request.getHeaders().get(HttpHeader.ACCEPT));
        headers.put(HttpHeader.CONTENT_TYPE, json ? ProblemDetails.CONTENT_TYPE : "text/plain; charset=utf-8");
        byte[] body = json ? ProblemDetails.of(code, words) : (words + "\n").getBytes(StandardCharsets.UTF_8);
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    /** What is wrong in words; the names of our own errors help nobody. */
    private static String words(int code, String message, Throwable cause) {
        String told = cause == null ? message : cause instanceof HttpException http ? http.getReason() : null;
        return Objects.requireNonNullElseGet(told, () -> HttpStatus.getMessage(code));
    }
}
