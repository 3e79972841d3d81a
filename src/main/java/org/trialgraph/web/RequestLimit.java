package org.trialgraph.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.trialgraph.io.LimitedInput;

/** Refuses requests whose body is larger than any sensible query, before it is read into memory. */
final class RequestLimit implements Filter {
    /** Largest body in bytes. */
    static final int LARGEST = 1024 * 1024;

    private static final String TOO_LARGE = "a query may have at most " + LARGEST + " bytes";

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getContentLengthLong() > LARGEST) {
            ((HttpServletResponse) response).sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, TOO_LARGE);
        } else if (request.getContentLengthLong() < 0) {
            chain.doFilter(new Limited((HttpServletRequest) request), response);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** A request that does not say how large it is: it ends where the limit is. */
    private static final class Limited extends HttpServletRequestWrapper {
        Limited(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new LimitedStream(super.getInputStream());
        }
    }

    private static final class LimitedStream extends ServletInputStream {
        private final ServletInputStream in;
        private final LimitedInput limited;

        LimitedStream(ServletInputStream in) {
            this.in = in;
            this.limited = new LimitedInput(in, LARGEST, TOO_LARGE);
        }

        @Override
        public int read() throws IOException {
            return limited.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return limited.read(bytes, offset, length);
        }

        @Override
        public boolean isFinished() {
            return in.isFinished();
        }

        @Override
        public boolean isReady() {
            return in.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            in.setReadListener(listener);
        }
    }
}
