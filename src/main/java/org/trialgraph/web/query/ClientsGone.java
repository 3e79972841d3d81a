package org.trialgraph.web.query;

import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.lang3.ArrayUtils;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/**
 * Which clients have closed their connection while their query runs. HTTP/1.1 shows it only to who reads on, and reading on takes
 * the next request of a client that is still there. Linux tells it of every connection in {@code /proc/net/tcp}; elsewhere a client
 * is found gone when its answer is sent.
 */
final class ClientsGone {
    private static final List<Path> TABLES = List.of(Path.of("/proc/self/net/tcp"), Path.of("/proc/self/net/tcp6"));
    /** The state of a connection whose other side will send nothing more: TCP_CLOSE_WAIT, and TCP_CLOSE after a reset. */
    private static final Set<String> CLOSED = Set.of("08", "07");

    private ClientsGone() {}

    /** Those of the queries whose client has closed its connection. */
    static List<RunningQuery> among(Collection<RunningQuery> queries) {
        if (queries.isEmpty()) {
            return List.of();
        }
        Set<String> closed = new HashSet<>();
        for (Path table : TABLES) {
            try (Stream<String> lines = Files.lines(table)) {
                lines.map(line -> StringUtils.split(line))
                        .filter(columns -> columns.length > 3 && CLOSED.contains(columns[3]))
                        .forEach(columns -> closed.add(endOfAddress(columns[1]) + " " + endOfAddress(columns[2])));
            } catch (IOException e) {
                // no such table on this system
            }
        }
        return queries.stream()
                .filter(query -> closed.contains(ends(query.request())))
                .toList();
    }

    /** The last four bytes of an address and the port: IPv4 stands in the table of IPv6 with bytes before. */
    private static String endOfAddress(String address) {
        return address.substring(Math.max(0, address.indexOf(':') - 8));
    }

    private static String ends(@Nullable ServletRequest request) {
        if (request == null) {
            return "";
        }
        return end(request.getLocalAddr(), request.getLocalPort()) + " "
                + end(request.getRemoteAddr(), request.getRemotePort());
    }

    private static String end(String address, int port) {
        try {
            byte[] bytes =
                    InetAddress.getByName(StringUtils.strip(address, "[]")).getAddress();
            byte[] last = ArrayUtils.subarray(bytes, bytes.length - 4, bytes.length);
            ArrayUtils.reverse(last);
            return HexFormat.of().withUpperCase().formatHex(last) + ":"
                    + HexFormat.of().withUpperCase().toHexDigits((short) port);
        } catch (UnknownHostException e) {
            return "";
        }
    }
}
