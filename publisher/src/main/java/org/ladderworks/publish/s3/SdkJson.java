package org.ladderworks.publish.s3;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PublishException;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.utils.builder.SdkBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The SDK's models as JSON, by the names that the API and AWS's command line have for their members. Pure. */
final class SdkJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SdkJson() {}

    static String write(SdkPojo model) {
        return node(model).toString();
    }

    private static ObjectNode node(SdkPojo model) {
        ObjectNode object = NODES.objectNode();
        for (SdkField<?> field : model.sdkFields()) {
            @Nullable Object value = field.getValueOrDefault(model);
            if (value != null && !(value instanceof SdkAutoConstructList)) {
                object.set(field.memberName(), node(value));
            }
        }
        return object;
    }

    private static JsonNode node(Object value) {
        return switch (value) {
            case SdkPojo nested -> node(nested);
            case List<?> list -> {
                ArrayNode array = NODES.arrayNode();
                list.forEach(each -> array.add(node(each)));
                yield array;
            }
            case Boolean flag -> NODES.booleanNode(flag);
            case Integer number -> NODES.numberNode(number);
            case Long number -> NODES.numberNode(number);
            default -> NODES.stringNode(value.toString());
        };
    }

    /**
     * Reads what {@link #write} writes.
     *
     * @param builder of the model
     * @throws PublishException where the model has no such member, or one of another kind
     */
    static <T> T read(String json, SdkBuilder<?, T> builder) {
        fill((SdkPojo) builder, JsonMapper.shared().readTree(json), "");
        return builder.build();
    }

    private static void fill(SdkPojo builder, JsonNode json, String at) {
        List<SdkField<?>> fields = builder.sdkFields();
        if (!json.isObject()) {
            throw unknown(at);
        }
        json.propertyNames().forEach(name -> {
            if (fields.stream().noneMatch(field -> field.memberName().equals(name))) {
                throw unknown(at + "/" + name);
            }
        });
        for (SdkField<?> field : fields) {
            @Nullable JsonNode value = json.get(field.memberName());
            if (value != null) {
                field.set(builder, value(field, value, at + "/" + field.memberName()));
            }
        }
    }

    private static Object value(SdkField<?> field, JsonNode json, String at) {
        MarshallingType<?> type = field.marshallingType();
        if (type.equals(MarshallingType.STRING) && json.isString()) {
            return json.stringValue();
        }
        if (type.equals(MarshallingType.BOOLEAN) && json.isBoolean()) {
            return json.booleanValue();
        }
        if (type.equals(MarshallingType.INTEGER) && json.canConvertToInt()) {
            return json.intValue();
        }
        if (type.equals(MarshallingType.LONG) && json.canConvertToLong()) {
            return json.longValue();
        }
        if (type.equals(MarshallingType.INSTANT) && json.isString()) {
            return instant(json.stringValue(), at);
        }
        if (type.equals(MarshallingType.LIST) && json.isArray()) {
            SdkField<?> member = field.getTrait(ListTrait.class).memberFieldInfo();
            List<Object> values = new ArrayList<>();
            json.forEach(each -> values.add(value(member, each, at + "/" + values.size())));
            return values;
        }
        if (type.equals(MarshallingType.SDK_POJO)) {
            Supplier<SdkPojo> constructor = field.constructor();
            SdkPojo nested = constructor.get();
            fill(nested, json, at);
            return ((SdkBuilder<?, ?>) nested).build();
        }
        throw unknown(at);
    }

    private static Instant instant(String text, String at) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw unknown(at);
        }
    }

    /** How many values inside it hold no others. */
    static int leaves(String json) {
        JsonNode root = JsonMapper.shared().readTree(json);
        return root.isEmpty() ? 0 : leaves(root);
    }

    private static int leaves(JsonNode node) {
        if (node.isEmpty()) {
            return 1;
        }
        int leaves = 0;
        for (JsonNode each : node.values()) {
            leaves += leaves(each);
        }
        return leaves;
    }

    private static PublishException unknown(String at) {
        return new PublishException(
                ErrorCode.BUCKET_SETTINGS_UNUSABLE,
                "the store's API has no such setting: " + at,
                "Look at the rules with the command line of AWS, and mend them there.");
    }
}
