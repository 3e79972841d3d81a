package org.trialgraph.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** Requests as their bytes, for those that no client library would send. */
final class RawRequest {
    private RawRequest() {}

    /** A request of a line, further header lines and a body, after which the connection is to be closed. */
    static String of(String line, String headers, String body) {
        return line + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n" + body;
    }

    /** The whole answer, head and body. */
    static String send(int port, String request) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(rest(socket.getInputStream()), StandardCharsets.UTF_8);
        }
    }

    /** What comes until the server hangs up; it may do so while there is more that it has not read. */
    static byte[] rest(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] part = new byte[8192];
        try {
            for (int n = in.read(part); n >= 0; n = in.read(part)) {
                all.write(part, 0, n);
            }
        } catch (SocketException reset) {
            // hung up before it had read all of the request
        }
        return all.toByteArray();
    }

    /** A connection over which a request has been sent, and which takes in so many bytes of the answer before somebody reads them. */
    static Socket send(int port, int receiveBuffer, byte[] request) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(receiveBuffer);
        socket.connect(new InetSocketAddress("localhost", port));
        socket.getOutputStream().write(request);
        return socket;
    }

    /** The status of an answer. */
    static int status(String answer) {
        return Integer.parseInt(answer.substring(9, 12));
    }
}
