package org.trialgraph.rdf;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.lang3.CharUtils;
import org.apache.jena.atlas.lib.IRILib;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.irix.IRIException;
import org.apache.jena.irix.IRIx;
import org.trialgraph.text.Privacy;

/** The one place that makes IRIs of data. */
public final class Iris {
    /** The base that applies unless the user gives another. */
    public static final String DEFAULT_BASE = "https://w3id.org/trialgraph/";

    private static final String COUNTRY = "http://publications.europa.eu/resource/authority/country/";
    private static final String PUBMED = "https://pubmed.ncbi.nlm.nih.gov/";
    private static final int LONGEST_TITLE_SLUG = 60;
    private static final int LONGEST_SLUG = 160;
    /** How many names of conditions and of organisations are remembered, which come again in many trials. */
    private static final int MOST_REMEMBERED = 1 << 14;
    /** A trial has many sites, so that most names are names of sites. */
    private static final int MOST_SITES = 1 << 16;
    /** How many graphs, and pages of licences, are remembered. */
    private static final int MOST_KEYS = 1 << 8;

    private static final Pattern UNSAFE = Pattern.compile("[\\x00-\\x20<>\"{}|\\\\^`\\x7f]");

    private final String base;
    private final RecentValues<String, Optional<Node>> conditions = named("condition/");
    private final RecentValues<String, Optional<Node>> sponsors = named("sponsor/");
    private final RecentValues<SiteName, Optional<NamedSite>> sites = new RecentValues<>(MOST_SITES, this::site);
    private final RecentValues<String, Optional<Node>> pages = new RecentValues<>(MOST_KEYS, Iris::web);
    private final RecentValues<String, Node> graphs = new RecentValues<>(MOST_KEYS, key -> node("graph/" + key));
    private final ThreadLocal<MessageDigest> digests = ThreadLocal.withInitial(DigestUtils::getSha256Digest);

    private record SiteName(String name, String city, String country) {}

    /**
     * A site.
     *
     * @param iri made of its name, city and country
     * @param ofName whether its name alone is {@link #nameable}
     */
    record NamedSite(Node iri, boolean ofName) {}

    /**
     * @param base an absolute IRI that ends in a slash
     * @throws IllegalArgumentException if it does not
     */
    public Iris(String base) {
        if (!base.matches("https?://[^\\s<>\"{}|\\\\^`]+/")) {
            throw new IllegalArgumentException("the base IRI must start with http(s):// and end with /: " + base);
        }
        this.base = base;
    }

    /** The base of all IRIs that this makes. */
    public String base() {
        return base;
    }

    /** A trial by its number; characters outside {@code A-Za-z0-9._-} become {@code -}. */
    public Node trial(String number) {
        return node("trial/" + plain(number));
    }

    /** A trial in a document that prints no number, named by its title. */
    public Node trial(String source, String title) {
        return node("trial/" + source + "-" + cut(slug(title), LONGEST_TITLE_SLUG) + "-" + hash(normal(title), 8));
    }

    /** The n-th arm, intervention, outcome, criterion or contact of a trial, counted from 1. */
    public Node part(Node trial, String kind, int position) {
        return NodeFactory.createURI(trial.getURI() + "/" + kind + "/" + position);
    }

    /** A condition by the name that comes first; empty where it is not {@link #nameable}. */
    public Optional<Node> condition(String name) {
        return conditions.get(name);
    }

    /** A sponsor by its name; empty where it is not {@link #nameable}. */
    public Optional<Node> sponsor(String name) {
        return sponsors.get(name);
    }

    private RecentValues<String, Optional<Node>> named(String kind) {
        return new RecentValues<>(
                MOST_REMEMBERED,
                name -> nameable(name) ? Optional.of(node(kind + sharedSlug(name))) : Optional.empty());
    }

    /** A site by name, city and country; parts may be empty. Empty where they are not {@link #nameable}. */
    Optional<NamedSite> site(String name, String city, String country) {
        return sites.get(new SiteName(name, city, country));
    }

    private Optional<NamedSite> site(SiteName site) {
        if (!nameable(site.name() + site.city() + site.country())) {
            return Optional.empty();
        }
        String slug = sharedSlug(join(site.name(), site.city(), site.country()));
        return Optional.of(new NamedSite(node("site/" + slug), nameable(site.name())));
    }

    /** A registry or other publisher by its key. */
    public Node registry(String key) {
        return node("registry/" + key);
    }

    /** A source document by the SHA-256 of its bytes. */
    public Node document(String sha256) {
        return node("document/" + sha256.substring(0, 16));
    }

    /** The cross-registry study, by the number of its first registration. */
    public Node study(String number) {
        return node("study/" + plain(number));
    }

    /** A link between two resources, made by one method. */
    public Node link(Node from, Node to, String method) {
        return node("link/" + hash(from.getURI() + " " + to.getURI() + " " + method, 16));
    }

    /** The whole dataset. */
    public Node dataset() {
        return node("dataset");
    }

    /** The account of what was imported of one registry in one format. */
    public Node importSummary(String registry, String format) {
        return node("import/" + registry + "/" + format);
    }

    /** What two registrations say differently of one field; both may be the same one. */
    public Node discrepancy(Node first, Node second, String field) {
        return node("discrepancy/" + hash(first.getURI() + " " + second.getURI() + " " + field, 16));
    }

    /** A named graph. */
    public Node graph(String key) {
        return graphs.get(key);
    }

    /** A MeSH descriptor or supplementary record by its unpadded id. */
    public static Node mesh(String id) {
        return MeshVocabulary.resource(id);
    }

    /** A country by its ISO 3166-1 alpha-3 code. */
    public static Node country(String alpha3) {
        return NodeFactory.createURI(COUNTRY + alpha3);
    }

    /** A publication in PubMed. */
    public static Node pubmed(String pmid) {
        return NodeFactory.createURI(PUBMED + pmid + "/");
    }

    /**
     * A page of the web, characters that no IRI may have escaped; empty where the address is no http(s) IRI even so, is damaged, or
     * tells the address, telephone number, name or ORCID of a person.
     */
    public static Optional<Node> web(String address) {
        try {
            String plain = UNSAFE.matcher(address.strip())
                    .replaceAll(c -> String.format("%%%02X", (int) c.group().charAt(0)));
            boolean publishable = plain.indexOf('\uFFFD') < 0 && isWeb(plain) && !personal(plain);
            IRIx iri = publishable ? IRIx.create(plain) : null;
            return iri == null || iri.hasViolations() ? Optional.empty() : Optional.of(NodeFactory.createURI(plain));
        } catch (IRIException e) {
            return Optional.empty();
        }
    }

    /** A page that many documents name, such as the licence of a registry; see {@link #web}. */
    Optional<Node> page(String address) {
        return pages.get(address);
    }

    private static boolean isWeb(String iri) {
        int scheme = iri.startsWith("https://") ? 8 : iri.startsWith("http://") ? 7 : iri.length();
        return scheme < iri.length();
    }

    private static boolean personal(String iri) {
        String words = IRILib.decodeHex(iri.replace('+', ' '));
        return !Privacy.ignore(words).equals(words);
    }

    /** The part of an IRI behind its last slash or number sign. */
    public static String localName(String iri) {
        return iri.substring(Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('#')) + 1);
    }

    /** Whether a name has anything that a slug can be made of; the address or name of a person is nothing. */
    public static boolean nameable(String name) {
        String published = Privacy.ignore(name);
        for (int i = 0; i < published.length(); i = published.offsetByCodePoints(i, 1)) {
            if (Character.isLetterOrDigit(published.codePointAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static String plain(String number) {
        StringBuilder plain = new StringBuilder(number);
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (!CharUtils.isAsciiAlphanumeric(c) && "._-".indexOf(c) < 0) {
                plain.setCharAt(i, '-');
            }
        }
        return plain.toString();
    }

    private Node node(String path) {
        return NodeFactory.createURI(base + path);
    }

    private String sharedSlug(String name) {
        String slug = slug(name);
        return slug.length() <= LONGEST_SLUG ? slug : cut(slug, LONGEST_SLUG) + "-" + hash(normal(name), 8);
    }

    private static String join(String... parts) {
        return Stream.of(parts).filter(p -> !p.isBlank()).collect(Collectors.joining(" "));
    }

    /**
     * Letters and digits of any script in lower case, everything else as single hyphens. Comparison signs and a plus after a
     * letter are spelled out, since {@code HER2+} is not {@code HER2} and {@code BMI > 30} not {@code BMI < 30}. What
     * {@link Privacy} finds of people in a name is no part of an IRI, whether contacts are published or not.
     */
    static String slug(String name) {
        String folded = folded(Privacy.ignore(name));
        StringBuilder slug = new StringBuilder(folded.length());
        boolean apart = false;
        boolean letterBefore = false;
        for (int i = 0, next; i < folded.length(); i = next) {
            int c = folded.codePointAt(i);
            next = i + Character.charCount(c);
            String sign = sign(c, letterBefore, next < folded.length() && isLetterOrNumber(folded.codePointAt(next)));
            boolean within = isLetterOrNumber(c) || isMark(c);
            if ((within || !sign.isEmpty()) && (apart || !sign.isEmpty()) && !slug.isEmpty()) {
                slug.append('-');
            }
            slug.append(within ? Character.toString(c) : sign);
            apart = !within;
            letterBefore = isLetterOrNumber(c);
        }
        return slug.toString();
    }

    /** The word for a sign that tells names apart; empty for any other. */
    private static String sign(int c, boolean letterBefore, boolean letterBehind) {
        return switch (c) {
            case '≥' -> "ge";
            case '≤' -> "le";
            case '>' -> "gt";
            case '<' -> "lt";
            case '+' -> letterBefore && !letterBehind ? "plus" : "";
            default -> "";
        };
    }

    private static boolean isLetterOrNumber(int c) {
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c) || type == Character.LETTER_NUMBER || type == Character.OTHER_NUMBER;
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    private static String folded(String name) {
        String folded = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }

    private static String normal(String name) {
        return folded(name).replaceAll("\\s+", " ").strip();
    }

    private static String cut(String slug, int length) {
        if (slug.length() <= length) {
            return slug;
        }
        int end = slug.offsetByCodePoints(0, slug.codePointCount(0, length));
        String head = slug.substring(0, Character.isHighSurrogate(slug.charAt(end - 1)) ? end - 1 : end);
        return head.replaceAll("-$", "");
    }

    /** The first digits of the SHA-256 of a text. */
    private String hash(String text, int digits) {
        byte[] sum = digests.get().digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(sum, 0, digits / 2);
    }
}
