package org.ladderworks.engine.manifest.hls;

import java.util.StringJoiner;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PackagingException;

/** Builds an attribute list (RFC 8216bis, 4.2) and lets nothing into it that would end a value or a line early. */
final class AttributeList {
    private final StringJoiner attributes = new StringJoiner(",");

    /** A quoted-string: no line feed, carriage return or double quote, for which there is no escape. */
    AttributeList quoted(String name, String value) {
        if (value.indexOf('"') >= 0 || value.chars().anyMatch(Character::isISOControl)) {
            throw refused(name, value);
        }
        attributes.add(name + "=\"" + value + "\"");
        return this;
    }

    /** An enumerated-string: no quotes, commas or blanks. */
    AttributeList enumerated(String name, String value) {
        if (value.isEmpty() || value.chars().anyMatch(c -> c <= ' ' || c == '"' || c == ',' || c == 0x7F)) {
            throw refused(name, value);
        }
        attributes.add(name + "=" + value);
        return this;
    }

    AttributeList decimal(String name, long value) {
        attributes.add(name + "=" + value);
        return this;
    }

    @Override
    public String toString() {
        return attributes.toString();
    }

    private static PackagingException refused(String name, String value) {
        return new PackagingException(
                ErrorCode.PACKAGING_FAILED,
                "HLS attribute " + name + " cannot hold "
                        + value.replaceAll("\\p{Cntrl}", "?").replace('"', '\''),
                "Use a value without quotes and line breaks.");
    }
}
