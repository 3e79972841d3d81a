package org.trialgraph.format.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Attributes;
import org.jsoup.nodes.Element;
import org.trialgraph.format.ReadReport;
import org.trialgraph.format.RecordFields;

/**
 * The child elements of one XML element, by name without regard to case. Taking one removes it, so that what is left at the
 * end is what no rule took. A child that is absent or empty, or that holds elements where words are asked for, is simply not
 * there; the latter stays and shows up as unmapped. Of several elements of one name a path goes through the first.
 */
public final class XmlFields implements RecordFields {
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
        String last = last(name);
        return holder(name).path + (last.equals(".") ? "" : "/" + last);
    }

    @Override
    public Optional<String> text(String name) {
        return take(name, 1).stream().findFirst();
    }

    @Override
    public List<String> texts(String name) {
        return take(name, Integer.MAX_VALUE);
    }

    private List<String> take(String name, int most) {
        String last = last(name);
        if (last.startsWith("@")) {
            return attribute(name).stream().toList();
        }
        if (last.equals(".")) {
            return words(holder(name).element).stream().toList();
        }
        List<String> texts = new ArrayList<>();
        for (Element child : named(name)) {
            if (texts.size() < most) {
                words(child).ifPresent(texts::add);
                if (child.childNodeSize() == 0 && child.attributesSize() == 0) {
                    child.remove();
                }
            }
        }
        return texts;
    }

    /** Takes the words of an element, where it holds no other elements. */
    private static Optional<String> words(Element element) {
        if (!element.children().isEmpty()) {
            return Optional.empty();
        }
        String words = element.wholeText();
        element.empty();
        return given(words);
    }

    private Optional<String> attribute(String name) {
        Attributes attributes = holder(name).element.attributes();
        String key = last(name).substring(1);
        String value = attributes.getIgnoreCase(key);
        attributes.removeIgnoreCase(key);
        return given(value);
    }

    @Override
    public Optional<String> peek(String name) {
        return named(name).stream()
                .filter(child -> child.children().isEmpty())
                .flatMap(child -> given(child.wholeText()).stream())
                .findFirst();
    }

    @Override
    public XmlFields object(String name) {
        return objects(name).stream().findFirst().orElseGet(() -> new XmlFields(new Element("absent"), place(name)));
    }

    @Override
    public List<XmlFields> objects(String name) {
        List<Element> children = named(name);
        boolean one = children.size() == 1;
        return IntStream.range(0, children.size())
                .mapToObj(i -> new XmlFields(children.get(i), place(name) + (one ? "" : "[" + (i + 1) + "]")))
                .toList();
    }

    @Override
    public boolean has(String name) {
        return named(name).stream().anyMatch(child -> !child.wholeText().isBlank());
    }

    @Override
    public void ignore(String name, ReadReport report, String why) {
        if (has(name) || last(name).startsWith("@") && attribute(name).isPresent()) {
            report.ignored(place(name), why);
        }
        named(name).forEach(Element::remove);
    }

    /** Records every element and attribute with a value that was not taken. */
    @Override
    public void unmapped(ReadReport report) {
        for (Attribute attribute : element.attributes()) {
            given(attribute.getValue())
                    .ifPresent(value -> report.unmappedValue(path + "/@" + attribute.getKey(), value));
        }
        given(element.wholeOwnText()).ifPresent(words -> report.unmappedValue(path, words.strip()));
        for (Element child : element.children()) {
            new XmlFields(child, place(child.tagName())).unmapped(report);
        }
    }

    /** What holds the last step of a path. */
    private XmlFields holder(String name) {
        int slash = name.lastIndexOf('/');
        return slash < 0 ? this : object(name.substring(0, slash));
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** The elements at the end of a path. */
    private List<Element> named(String name) {
        String last = last(name);
        return holder(name).element.children().stream()
                .filter(child -> child.tagName().equalsIgnoreCase(last))
                .toList();
    }

    private static Optional<String> given(String value) {
        return value.isBlank() ? Optional.empty() : Optional.of(value);
    }
}
