package org.trialgraph.format.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.trialgraph.format.ReadReport;
import org.trialgraph.format.RecordFields;

/**
 * The child elements of one XML element, by name without regard to case. Taking one removes it, so that what is left at the
 * end is what no rule took. A child that is absent or empty, or that holds elements where words are asked for, is simply not
 * there; the latter stays and shows up as unmapped.
 */
public final class XmlFields implements RecordFields {
    private static final int LONGEST_SHOWN = 200;

    private final Element element;
    private final String path;

    /**
     * @param element the element; it is emptied, and attributes of XML itself such as {@code xml:space} say nothing
     * @param path XPath of the element in its document
     */
    public XmlFields(Element element, String path) {
        this.element = element;
        this.path = path;
        element.attributes().asList().stream()
                .map(Attribute::getKey)
                .filter(key -> key.startsWith("xml"))
                .forEach(element::removeAttr);
    }

    @Override
    public String place(String name) {
        return path + (name.equals(".") ? "" : "/" + name);
    }

    /** Takes the words of this element itself, where it holds no other elements. */
    public Optional<String> words() {
        if (!element.children().isEmpty()) {
            return Optional.empty();
        }
        String words = element.wholeText();
        element.empty();
        return given(words);
    }

    /** Takes an attribute of this element. */
    public Optional<String> attribute(String name) {
        String value = element.attributes().getIgnoreCase(name);
        element.attributes().removeIgnoreCase(name);
        return given(value);
    }

    @Override
    public Optional<String> text(String name) {
        int slash = name.lastIndexOf('/');
        if (slash >= 0) {
            return object(name.substring(0, slash)).text(name.substring(slash + 1));
        }
        if (name.equals(".") || name.startsWith("@")) {
            return name.equals(".") ? words() : attribute(name.substring(1));
        }
        for (Element child : named(name)) {
            Optional<String> words = new XmlFields(child, place(name)).words();
            if (child.childNodeSize() == 0 && child.attributesSize() == 0) {
                child.remove();
            }
            if (words.isPresent()) {
                return words;
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<String> peek(String name) {
        return named(name).stream()
                .filter(child -> child.children().isEmpty())
                .flatMap(child -> given(child.wholeText()).stream())
                .findFirst();
    }

    @Override
    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Optional<String> next = text(name); next.isPresent(); next = text(name)) {
            texts.add(next.get());
        }
        return texts;
    }

    /** The first child of a name, without taking it: its own children are taken one by one. No children where it is absent. */
    @Override
    public XmlFields object(String name) {
        return objects(name).stream().findFirst().orElseGet(() -> new XmlFields(new Element("absent"), place(name)));
    }

    /** All children of a name. */
    @Override
    public List<XmlFields> objects(String name) {
        int slash = name.lastIndexOf('/');
        if (slash >= 0) {
            return object(name.substring(0, slash)).objects(name.substring(slash + 1));
        }
        List<Element> children = named(name);
        List<XmlFields> objects = new ArrayList<>();
        for (Element child : children) {
            String number = children.size() == 1 ? "" : "[" + (objects.size() + 1) + "]";
            objects.add(new XmlFields(child, place(name) + number));
        }
        return objects;
    }

    @Override
    public boolean has(String name) {
        return named(name).stream().anyMatch(child -> !child.wholeText().isBlank());
    }

    @Override
    public void ignore(String name, ReadReport ledger, String why) {
        if (has(name)) {
            ledger.ignored(place(name), why);
        }
        named(name).forEach(Element::remove);
    }

    /** Records every element and attribute with a value that was not taken. */
    @Override
    public void unmapped(ReadReport ledger) {
        for (Attribute attribute : element.attributes()) {
            given(attribute.getValue()).ifPresent(v -> ledger.unmapped(path + "/@" + attribute.getKey(), shorten(v)));
        }
        given(element.wholeOwnText()).ifPresent(words -> ledger.unmapped(path, shorten(words.strip())));
        for (Element child : element.children()) {
            new XmlFields(child, place(child.tagName())).unmapped(ledger);
        }
    }

    /** The elements at the end of a path, of whose other steps each has the first of its name. */
    private List<Element> named(String name) {
        int slash = name.lastIndexOf('/');
        if (slash >= 0) {
            return object(name.substring(0, slash)).named(name.substring(slash + 1));
        }
        String wanted = name.toLowerCase(Locale.ROOT);
        return element.children().stream()
                .filter(child -> child.tagName().toLowerCase(Locale.ROOT).equals(wanted))
                .toList();
    }

    private static Optional<String> given(String value) {
        return value.isBlank() ? Optional.empty() : Optional.of(value);
    }

    private static String shorten(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }
}
