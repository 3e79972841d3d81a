package org.trialgraph.format.page;

import static org.trialgraph.model.TrialProperties.PUBLIC_TITLE;

import java.util.List;
import org.trialgraph.codes.CodeTable;
import org.trialgraph.format.TrialReader;
import org.trialgraph.model.Publisher;

/**
 * A format of pages that are told by a {@link Layout}: its fields, then the title at the head, then what a format reads
 * besides, then the number of the page's address where the page prints none. A site that has nothing of its own gives the
 * layout and how its pages are known.
 */
public abstract class LayoutFormat extends PageFormat {
    private final Layout layout;

    /** ValueFields that a site has besides those that many sites share. */
    @FunctionalInterface
    protected interface OwnFields {
        /** The fields, made with the codes of the site. */
        List<Field> of(ValueFields fields, ListFields parts);
    }

    /**
     * A site that has the usual fields and some of its own.
     *
     * @param codes the format's table, whose name is the format's
     * @param publisher of its pages
     * @param language of the words on its pages; empty where they do not say
     * @param furniture lines that say nothing of a trial
     * @param own the fields of its own, which come before {@link CommonFields}
     */
    protected LayoutFormat(
            CodeTable codes, Publisher publisher, String language, Boilerplate furniture, OwnFields own) {
        this(codes, publisher, language, layout(codes, furniture, own));
    }

    /**
     * @param codes the format's table, whose name is the format's
     * @param publisher of its pages
     * @param language of the words on its pages; empty where they do not say
     * @param layout its fields
     */
    protected LayoutFormat(CodeTable codes, Publisher publisher, String language, Layout layout) {
        super(codes, publisher, language, layout.furniture());
        this.layout = layout;
    }

    private static Layout layout(CodeTable codes, Boilerplate furniture, OwnFields own) {
        Field[] fields = own.of(new ValueFields(codes), new ListFields(codes)).toArray(Field[]::new);
        return Layout.of(furniture, CommonFields.of(codes), fields);
    }

    /** The fields of the site's pages. */
    protected final Layout layout() {
        return layout;
    }

    @Override
    protected Page prepared(Page page) {
        return layout.prepared(page);
    }

    @Override
    protected void read(Page page, TrialReader trial) {
        Sections sections = layout.read(page, trial);
        title(page, sections, trial);
        besides(page, sections, trial);
        if (trial.trial().number().isEmpty()) {
            numberInAddress(page).ifPresent(trial.trial()::number);
        }
    }

    /** Takes the title, where no field is one: the first line above the labels, otherwise the title of the window. */
    protected void title(Page page, Sections sections, TrialReader trial) {
        if (!trial.trial().has(PUBLIC_TITLE)) {
            PageTitle.take(page, sections.head(), layout.furniture(), trial);
        }
    }

    /** Reads what stands outside the fields, such as the lines below the title; most sites have nothing there. */
    protected void besides(Page page, Sections sections, TrialReader trial) {}
}
