package org.trialgraph.cli;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a day that a user gives as {@code YYYY-MM-DD}. */
final class DayConverter implements ITypeConverter<LocalDate> {
    @Override
    public LocalDate convert(String given) {
        try {
            return LocalDate.parse(given);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException("\"" + given + "\" is no day → give it as YYYY-MM-DD");
        }
    }
}
