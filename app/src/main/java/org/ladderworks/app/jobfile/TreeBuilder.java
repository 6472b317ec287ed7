package org.ladderworks.app.jobfile;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes a tree of the tokens of one document, and remembers lines. Nothing is expanded and no type is made but those of
 * JSON: anchors, aliases and tags of YAML are refused, so that a small file is a small tree.
 */
final class TreeBuilder {
    private static final int DEEPEST = 16;
    private static final int MOST_DIGITS = 30;

    private final JsonNodeFactory nodes = JsonNodeFactory.instance;
    private final Map<String, Integer> lines = new HashMap<>();
    private final Problems problems = new Problems(Map.of());

    Map<String, Integer> lines() {
        return lines;
    }

    Problems problems() {
        return problems;
    }

    JsonNode document(JsonParser parser) {
        JsonToken first = parser.nextToken();
        if (first == null) {
            problems.add("", "the file is empty");
            return nodes.objectNode();
        }
        if (first != JsonToken.START_OBJECT) {
            problems.addAt(line(parser), "", "a job begins with names and values, such as `version: 1`");
            return nodes.objectNode();
        }
        JsonNode tree = value(parser, "", 0);
        if (parser.nextToken() != null) {
            problems.addAt(line(parser), "", "there is more than one document in the file");
        }
        return tree;
    }

    private JsonNode value(JsonParser parser, String pointer, int depth) {
        lines.putIfAbsent(pointer, line(parser).orElse(0));
        refuseReferences(parser, pointer);
        return switch (parser.currentToken()) {
            case START_OBJECT -> depth < DEEPEST ? object(parser, pointer, depth) : tooDeep(parser, pointer);
            case START_ARRAY -> depth < DEEPEST ? array(parser, pointer, depth) : tooDeep(parser, pointer);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser, pointer);
            case VALUE_TRUE -> nodes.booleanNode(true);
            case VALUE_FALSE -> nodes.booleanNode(false);
            case VALUE_NULL -> nodes.nullNode();
            default -> nodes.stringNode(parser.getString());
        };
    }

    private ObjectNode object(JsonParser parser, String pointer, int depth) {
        ObjectNode object = nodes.objectNode();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            String child = Pointers.child(pointer, name);
            OptionalInt line = line(parser);
            refuseReferences(parser, child);
            if (object.has(name)) {
                problems.addAt(line, child, "stands here twice");
            }
            lines.put(child, line.orElse(0));
            parser.nextToken();
            object.set(name, value(parser, child, depth + 1));
        }
        return object;
    }

    private ArrayNode array(JsonParser parser, String pointer, int depth) {
        ArrayNode array = nodes.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser, pointer + "/" + array.size(), depth + 1));
        }
        return array;
    }

    private JsonNode tooDeep(JsonParser parser, String pointer) {
        problems.addAt(line(parser), pointer, "nested more than " + DEEPEST + " deep");
        parser.skipChildren();
        return nodes.nullNode();
    }

    /** Exact; a number such as 1e999999999 is no setting, and would fill the memory once it is written out. */
    private JsonNode number(JsonParser parser, String pointer) {
        BigDecimal number = parser.isNaN() ? null : parser.getDecimalValue();
        if (number == null || number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS) {
            problems.addAt(line(parser), pointer, "is a number beyond all settings");
            return nodes.numberNode(0);
        }
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT) {
            return nodes.numberNode(number);
        }
        BigInteger whole = number.toBigIntegerExact();
        return whole.bitLength() < Integer.SIZE ? nodes.numberNode(whole.intValue()) : nodes.numberNode(whole);
    }

    private void refuseReferences(JsonParser parser, String pointer) {
        boolean alias = parser instanceof tools.jackson.dataformat.yaml.YAMLParser yaml && yaml.isCurrentAlias();
        if (alias || parser.getObjectId() != null) {
            problems.addAt(line(parser), pointer, "anchors (&) and aliases (*) are not used in job files");
        }
        if (parser.getTypeId() != null) {
            problems.addAt(line(parser), pointer, "tags (!) are not used in job files");
        }
    }

    private static OptionalInt line(JsonParser parser) {
        int line = parser.currentTokenLocation().getLineNr();
        return line > 0 ? OptionalInt.of(line) : OptionalInt.empty();
    }
}
