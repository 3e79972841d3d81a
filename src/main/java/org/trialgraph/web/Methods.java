package org.trialgraph.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Lets through what reads and names it to who asked otherwise. Everything here is public and nothing needs a cookie, so that
 * scripts of any origin may read any answer.
 */
final class Methods implements Filter {
    private static final String OF_PAGES = "GET, HEAD, OPTIONS";
    private static final String OF_ENDPOINTS = "GET, HEAD, POST, OPTIONS";

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        HttpServletResponse answer = (HttpServletResponse) response;
        String allowed = RequestPath.isEndpoint(http) ? OF_ENDPOINTS : OF_PAGES;
        answer.setHeader("Access-Control-Allow-Origin", "*");
        answer.setHeader("Access-Control-Expose-Headers", "ETag, Link, Location, Allow");
        if (http.getMethod().equals("OPTIONS")) {
            answer.setHeader("Allow", allowed);
            answer.setHeader("Access-Control-Allow-Methods", allowed);
            answer.setHeader("Access-Control-Allow-Headers", "Accept, Content-Type, If-None-Match");
            answer.setHeader("Access-Control-Max-Age", "86400");
            answer.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else if (("," + allowed.replace(" ", "") + ",").contains("," + http.getMethod() + ",")) {
            chain.doFilter(RequestPath.isEndpoint(http) ? asGet(http) : request, response);
        } else {
            Answer.problem(405, "nothing here can be changed; allowed are " + allowed)
                    .header("Allow", allowed)
                    .send(http, answer);
        }
    }

    /** Fuseki knows no HEAD: it answers as to GET, and Jetty keeps the body back. */
    private static HttpServletRequest asGet(HttpServletRequest request) {
        if (!request.getMethod().equals("HEAD")) {
            return request;
        }
        return new HttpServletRequestWrapper(request) {
            @Override
            public String getMethod() {
                return "GET";
            }
        };
    }
}
