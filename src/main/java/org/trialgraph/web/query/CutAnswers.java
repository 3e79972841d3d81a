package org.trialgraph.web.query;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.io.function.IORunnable;
import org.trialgraph.web.page.Answer;
import org.trialgraph.web.page.ProblemDetails;

/**
 * What becomes of the answer to a query that was ended: 503 where nothing of it has gone out, else a broken connection. Fuseki would
 * close it in good order, and an answer of which half is missing would look whole.
 */
public final class CutAnswers {
    private CutAnswers() {}

    /** Answers a request to an endpoint. */
    public static void answer(HttpServletRequest request, HttpServletResponse response, FilterChain endpoint)
            throws IOException, ServletException {
        endpoint.doFilter(request, new HttpServletResponseWrapper(response) {
            @Override
            public ServletOutputStream getOutputStream() throws IOException {
                return new UncutStream(request, response, super.getOutputStream());
            }

            /** Fuseki counts the characters of its messages, which are more bytes in most scripts. */
            @Override
            public void setContentLength(int characters) {}

            @Override
            public void flushBuffer() throws IOException {
                checkUncut(request);
                super.flushBuffer();
            }
        });
        RunningQuery query = RunningQuery.of(request);
        RunningQuery.End end = query == null ? null : query.ended();
        if (end != null) {
            if (response.isCommitted()) {
                throw new IOException(end.words());
            }
            response.reset();
            Answer.problem(503, end.words()).header("Retry-After", "60").send(request, response);
        }
    }

    private static void checkUncut(HttpServletRequest request) throws IOException {
        RunningQuery query = RunningQuery.of(request);
        if (query != null && query.ended() != null) {
            throw new IOException("the query was ended");
        }
    }

    /** Takes nothing more, not even its end, once the query has been ended. */
    private static final class UncutStream extends ServletOutputStream {
        private final HttpServletRequest request;
        private final HttpServletResponse response;
        private final ServletOutputStream stream;

        UncutStream(HttpServletRequest request, HttpServletResponse response, ServletOutputStream stream) {
            this.request = request;
            this.response = response;
            this.stream = stream;
        }

        /** A message about a fault, in UTF-8, as the header says: the usual way fails on everything outside Latin-1. */
        @Override
        public void print(String message) throws IOException {
            boolean json = response.getStatus() >= 400
                    && ProblemDetails.isFor(request.getRequestURI(), request.getHeader("Accept"));
            if (json) {
                response.setContentType(ProblemDetails.CONTENT_TYPE);
            }
            write(
                    json
                            ? ProblemDetails.of(response.getStatus(), message.strip())
                            : message.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void write(int part) throws IOException {
            write(new byte[] {(byte) part}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            AnswerCopy copy = AnswerCopy.of(request);
            if (copy == null || copy.add(bytes, from, length, response)) {
                handOver(() -> stream.write(bytes, from, length));
            }
        }

        /** Sends nothing: ARQ's writer of CSV flushes after each value, and a packet for each makes an answer seven times as slow. */
        @Override
        public void flush() throws IOException {
            checkUncut(request);
        }

        @Override
        public void close() throws IOException {
            handOver(stream::close);
        }

        /** Hands a part over; meanwhile another query may compute. */
        private void handOver(IORunnable part) throws IOException {
            RunningQuery query = RunningQuery.of(request);
            if (query == null) {
                part.run();
                return;
            }
            checkUncut(request);
            query.handOver();
            part.run();
            query.taken();
        }

        @Override
        public boolean isReady() {
            return stream.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            stream.setWriteListener(listener);
        }
    }
}
