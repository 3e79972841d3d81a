package org.trialgraph.web.query;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;
import org.trialgraph.web.page.Answer;
import org.trialgraph.web.page.KeptAnswers;

/**
 * A copy of the answer to a query, taken while it goes out, for whoever asks the same again. No copy is taken of what another time
 * would be answered otherwise: where the query asks for the time, for chance or another server.
 */
final class AnswerCopy {
    private static final String ATTRIBUTE = AnswerCopy.class.getName();

    private final KeptAnswers kept;
    private final KeptAnswers.Key key;
    private final HttpServletRequest request;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(0);
    private boolean begun;
    private boolean varies;
    private boolean known;

    /** The copy is found by whoever sends the answer to the request. */
    AnswerCopy(KeptAnswers kept, KeptAnswers.Key key, HttpServletRequest request) {
        this.kept = kept;
        this.key = key;
        this.request = request;
        request.setAttribute(ATTRIBUTE, this);
    }

    /** That of the answer to a request; null where none is taken. */
    static @Nullable AnswerCopy of(ServletRequest request) {
        return (AnswerCopy) request.getAttribute(ATTRIBUTE);
    }

    /** The query turns out to be one that another time is answered otherwise. */
    void varies() {
        varies = true;
    }

    /**
     * Takes a part of the answer; with the first go the headers.
     *
     * @return whether the part has to be sent: not where the client has the answer
     */
    boolean add(byte[] part, int from, int length, HttpServletResponse response) {
        if (!begun && varies) {
            Answer.forget(response);
        } else if (!begun) {
            known = Answer.keep(request, response, key.tag());
            response.addHeader("Vary", "Accept");
        }
        begun = true;
        if (!varies && bytes.size() + length <= kept.largest()) {
            bytes.write(part, from, length);
        } else {
            varies();
        }
        return !known;
    }

    /** The query has ended. */
    void end(boolean whole, HttpServletResponse response) {
        request.removeAttribute(ATTRIBUTE);
        if (begun && whole && !varies) {
            kept.put(key, Answer.ofQuery(response.getContentType(), bytes.toByteArray(), key.tag()));
        } else if (begun && !whole && !response.isCommitted()) {
            Answer.forget(response);
        }
    }
}
