package org.trialgraph.format;

import org.trialgraph.codes.CodeTable;
import org.trialgraph.model.Property;
import org.trialgraph.model.Publisher;
import org.trialgraph.model.Text;
import org.trialgraph.model.Trial;

/** What formats have whatever their documents are made of: a publisher, and a table of printed values that gives the name. */
public abstract class NamedFormat implements Format {
    private final CodeTable codes;
    private final Publisher publisher;

    /**
     * @param codes the format's table, whose name is the format's
     * @param publisher of its documents
     */
    protected NamedFormat(CodeTable codes, Publisher publisher) {
        this.codes = codes;
        this.publisher = publisher;
    }

    @Override
    public final String name() {
        return codes.name();
    }

    @Override
    public final Publisher publisher() {
        return publisher;
    }

    /** The format's table of printed values. */
    protected final CodeTable codes() {
        return codes;
    }

    /** The part of its registration that a record is where a property names it, such as the member state; see {@link Format#part}. */
    protected static String part(Trial trial, Property<Text> property) {
        return trial.first(property).map(Text::value).orElse("");
    }
}
