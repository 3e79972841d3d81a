package org.trialgraph.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trialgraph.federation.ServiceClient.ServiceFailure;

/** How other endpoints are asked over HTTP, and what is not taken from them. */
class ServiceClientTest {
    private static final String QUERY = "SELECT * { ?s ?p ?x }";

    private static StubEndpoint endpoint;

    @BeforeAll
    static void play() throws Exception {
        endpoint = StubEndpoint.start();
    }

    @AfterAll
    static void close() {
        endpoint.close();
    }

    private static ServiceRules rules() {
        return ServiceRules.usual()
                .allowing(List.of(endpoint.at("")))
                .within(ServiceRules.Limits.of(Duration.ofSeconds(4), 10));
    }

    private static int rows(String address) {
        try (ServiceClient client = new ServiceClient(rules())) {
            return client.select(URI.create(address), QUERY).size();
        }
    }

    @Test
    void results_areRead() {
        assertThat(rows(endpoint.at("rows/10"))).isEqualTo(10);
        assertThat(rows(endpoint.at("rows/0"))).isZero();
    }

    @Test
    void longQuery_isPosted() {
        String query = "SELECT * { VALUES ?x { " + "\"a value\" ".repeat(1_000) + "} }";
        try (ServiceClient client = new ServiceClient(rules())) {
            client.select(URI.create(endpoint.at("rows/1")), query);
        }
        assertThat(endpoint.queries()).contains("query=" + query);
    }

    @Test
    void redirect_onSameHost_isFollowed() {
        assertThat(rows(endpoint.at("moved"))).isOne();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rows/11|answered more than 10 rows",
                "slow|did not answer within 4.0 seconds",
                "page|not with SPARQL results",
                "broken|damaged SPARQL results",
                "error|HTTP status 500",
                "head|broke the connection, or answered with damaged HTTP",
                "cut|damaged SPARQL results",
                "circle|redirects in a circle",
                "away?http%3A%2F%2Fexample.org%2Fsparql|redirects to another host",
                "away?http%3A%2F%2Flocalhost%3A1%2Fsparql|redirects to another host",
                "away?http%3A%2F%2F127.0.0.1%3A1%2Fsparql|redirects to another host",
                "away?file%3A%2F%2F%2Fetc%2Fpasswd|redirects to no address",
            })
    void whatCannotBeUsedIsAFailureThatSaysWhy(String path, String why) {
        assertThatExceptionOfType(ServiceFailure.class)
                .isThrownBy(() -> rows(endpoint.at(path)))
                .withMessageContaining(why);
    }

    @Test
    void results_overByteLimit_areCutOff() {
        ServiceRules.Limits little = new ServiceRules.Limits(Duration.ofSeconds(5), 1_000_000, 2_000, 10);
        try (ServiceClient client = new ServiceClient(rules().within(little))) {
            assertThatExceptionOfType(ServiceFailure.class)
                    .isThrownBy(() -> client.select(URI.create(endpoint.at("rows/1000")), QUERY))
                    .withMessageContaining("more than 2000 bytes");
        }
    }

    @Test
    void closedPort_isFailure() throws Exception {
        StubEndpoint gone = StubEndpoint.start();
        gone.close();
        ServiceRules rules = ServiceRules.usual().allowing(List.of(gone.at("")));
        try (ServiceClient client = new ServiceClient(rules)) {
            assertThatExceptionOfType(ServiceFailure.class)
                    .isThrownBy(() -> client.select(URI.create(gone.at("rows/1")), QUERY))
                    .withMessageContaining("cannot be reached");
        }
    }

    @Test
    void privateAddress_unlessAllowed_isNotCalled() {
        String name = "http://mesh.example.org:" + endpoint.port() + "/rows/1";
        PublicNetwork.Names names = host -> new InetAddress[] {InetAddress.getLoopbackAddress()};
        int before = endpoint.queries().size();
        try (ServiceClient client = new ServiceClient(rules().allowing(List.of(name)), names)) {
            assertThatExceptionOfType(ServiceFailure.class)
                    .isThrownBy(() -> client.select(URI.create(name), QUERY))
                    .withMessageContaining("no address in the public network");
        }
        assertThat(endpoint.queries()).hasSize(before);
        ServiceRules told = rules().allowingPrivate(List.of("mesh.example.org:" + endpoint.port()));
        try (ServiceClient client = new ServiceClient(told, names)) {
            assertThat(client.select(URI.create(name), QUERY)).hasSize(1);
        }
    }

    @Test
    void connection_goesToCheckedAddress() {
        AtomicInteger lookUps = new AtomicInteger();
        PublicNetwork.Names rebinding = host -> {
            boolean first = lookUps.incrementAndGet() == 1;
            return new InetAddress[] {first ? InetAddress.getByName("192.88.98.1") : InetAddress.getLoopbackAddress()};
        };
        int before = endpoint.queries().size();
        String name = "http://rebinding.example.org:" + endpoint.port() + "/rows/1";
        try (ServiceClient client = new ServiceClient(rules().allowing(List.of(name)), rebinding)) {
            assertThatExceptionOfType(ServiceFailure.class).isThrownBy(() -> client.select(URI.create(name), QUERY));
        }
        assertThat(lookUps).hasValue(1);
        assertThat(endpoint.queries()).hasSize(before);
    }
}
