package org.trialgraph.web;

/** How far the client of one connection has come with sending its request and with taking the answer. Times are of {@link System#nanoTime}. */
final class Progress {
    private static final double SECOND = 1e9;

    private enum Phase {
        BETWEEN,
        RECEIVING,
        WORKING
    }

    private Phase phase = Phase.BETWEEN;
    private long bytesBefore;
    private boolean begun;
    private long begin;
    private boolean sending;
    private long sendingSince;
    private long waited;
    private long taken;

    /** A request whose head is here; its body may still have to come. */
    synchronized void head(boolean bodyToCome, long now) {
        phase = bodyToCome ? Phase.RECEIVING : Phase.WORKING;
        if (!begun) {
            begun = true;
            begin = now;
        }
        waited = 0;
        taken = 0;
    }

    /** The last of the request is here. */
    synchronized void whole() {
        if (phase == Phase.RECEIVING) {
            phase = Phase.WORKING;
        }
    }

    /** A part of the answer is handed over. */
    synchronized void sending(long now) {
        sending = true;
        sendingSince = now;
    }

    /** The client, or the network before it, has taken the part. */
    synchronized void taken(int bytes, long now) {
        if (sending) {
            sending = false;
            waited += now - sendingSince;
            taken += bytes;
        }
    }

    /** The exchange is over; the next request begins with the next byte that comes. */
    synchronized void over(long bytesIn) {
        phase = Phase.BETWEEN;
        bytesBefore = bytesIn;
        begun = false;
        sending = false;
    }

    /** Whether the client has kept the server waiting for longer than it may. */
    synchronized boolean tooSlow(long bytesIn, long now, ClientTimeouts patience) {
        if (phase == Phase.BETWEEN && !begun && bytesIn > bytesBefore) {
            begun = true;
            begin = now;
        }
        double most = patience.request().toNanos();
        if (phase != Phase.WORKING) {
            return begun && now - begin > most;
        }
        double waiting = waited + (sending ? now - sendingSince : 0);
        return waiting > most + taken * SECOND / patience.bytesPerSecond();
    }
}
