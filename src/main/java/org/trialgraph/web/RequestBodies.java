package org.trialgraph.web;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.content.ByteBufferContentSource;
import org.eclipse.jetty.io.content.ContentSourceCompletableFuture;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Receives the whole body of a request before anything works on it, and refuses one that is damaged or larger than any sensible
 * query or record of a patient. No thread waits meanwhile, however slowly it comes.
 */
final class RequestBodies extends Handler.Wrapper {
    /** Largest body in bytes. */
    static final int LARGEST = 1024 * 1024;

    /**
     * How many bytes of a body that is too large are read and discarded, so that its sender gets to the answer: a connection that
     * is closed with bytes unread is reset, and the answer may be lost with it.
     */
    private static final int LONGEST_DISCARDED = 16 * LARGEST;

    private static final String TOO_LARGE = "a request may have at most " + LARGEST + " bytes";

    /** Whether a request has a body. */
    static boolean expected(Request request) {
        return request.getLength() > 0 || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!expected(request)) {
            return super.handle(request, response, callback);
        }
        if (request.getHeaders().contains(HttpHeader.CONTENT_ENCODING)) {
            // a few bytes could unpack to more than there is memory for
            Response.writeError(request, response, callback, 415, "send the request as it is, not compressed");
        } else if (request.getLength() > LONGEST_DISCARDED) {
            Response.writeError(request, response, callback, 413, TOO_LARGE);
        } else {
            Body body = new Body(request);
            body.whenCompleteAsync(
                    (bytes, failure) -> received(request, bytes, failure, response, callback),
                    request.getComponents().getExecutor());
            body.parse();
        }
        return true;
    }

    private void received(Request request, byte[] body, Throwable failure, Response response, Callback callback) {
        try {
            if (failure != null) {
                refuse(request, failure, response, callback);
            } else if (!super.handle(new Received(request, body), response, callback)) {
                Response.writeError(request, response, callback, 404);
            }
        } catch (Exception e) {
            Response.writeError(request, response, callback, e);
        }
    }

    private static void refuse(Request request, Throwable failure, Response response, Callback callback) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof IllegalStateException) {
            Response.writeError(request, response, callback, 413, TOO_LARGE);
        } else if (cause instanceof TimeoutException) {
            Response.writeError(request, response, callback, 408, "the body of the request did not come");
        } else if (cause instanceof HttpException told) {
            Response.writeError(request, response, callback, told.getCode(), told.getReason());
        } else {
            Response.writeError(request, response, callback, 400, "the body of the request is damaged");
        }
    }

    /** The body of a request as far as it has come. */
    private static final class Body extends ContentSourceCompletableFuture<byte[]> {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private long discarded;

        Body(Content.Source source) {
            super(source);
        }

        @Override
        protected byte @Nullable [] parse(Content.Chunk chunk) {
            int length = chunk.remaining();
            if (discarded == 0 && bytes.size() + length <= LARGEST) {
                bytes.writeBytes(BufferUtil.toArray(chunk.getByteBuffer()));
            } else {
                discarded += length;
            }
            if (discarded > 0 && (chunk.isLast() || discarded > LONGEST_DISCARDED)) {
                throw new IllegalStateException(TOO_LARGE);
            }
            return chunk.isLast() ? bytes.toByteArray() : null;
        }
    }

    /** A request whose body is here. */
    private static final class Received extends Request.Wrapper {
        private final Content.Source body;

        Received(Request request, byte[] body) {
            super(request);
            this.body = new ByteBufferContentSource(ByteBuffer.wrap(body));
        }

        @Override
        public Content.Chunk read() {
            return body.read();
        }

        @Override
        public void demand(Runnable whenThere) {
            body.demand(whenThere);
        }

        @Override
        public void fail(Throwable failure) {
            body.fail(failure);
        }
    }
}
