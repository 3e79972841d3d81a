package org.trialgraph.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses lie in the public network. */
class PublicNetworkTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "198.18.0.1",
                "203.0.113.9",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "64:ff9b::a9fe:a9fe",
                "2130706433",
            })
    void notTheseOfAMachineALocalNetworkOrASpecialPurpose(String literal) throws Exception {
        assertThat(PublicNetwork.has(InetAddress.getByName(literal))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"130.14.29.110", "172.32.0.1", "2607:f220:41e:250::7", "2002:820e:1d6e::", "64:ff9b::820e:1d6e"})
    void publicAddresses_areReachable(String literal) throws Exception {
        assertThat(PublicNetwork.has(InetAddress.getByName(literal))).isTrue();
    }
}
