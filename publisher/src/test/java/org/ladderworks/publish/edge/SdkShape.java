package org.ladderworks.publish.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.utils.builder.SdkBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON into a model of AWS's SDK, which knows each request's fields: one that there is not, a value of another type, a word that
 * its list does not have, and a list whose length is told wrong, fail.
 */
final class SdkShape {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private SdkShape() {}

    /** @param builder of what the text should be */
    static <T> T read(String json, SdkBuilder<?, T> builder) {
        fill((SdkPojo) builder, MAPPER.readTree(json), "");
        T built = builder.build();
        knownWords((SdkPojo) built, "");
        return built;
    }

    private static void fill(SdkPojo builder, JsonNode json, String at) {
        List<SdkField<?>> fields = builder.sdkFields();
        assertThat(json.isObject()).as(at).isTrue();
        assertThat(json.propertyNames())
                .as(at)
                .isSubsetOf(fields.stream().map(SdkField::memberName).toList());
        for (SdkField<?> field : fields) {
            JsonNode value = json.get(field.memberName());
            if (value != null) {
                field.set(builder, value(field, value, at + "/" + field.memberName()));
            }
        }
        // CloudFront refuses a list whose length is told wrong.
        if (fields.stream().anyMatch(field -> field.memberName().equals("Quantity"))) {
            assertThat(json.path("Quantity").asInt(-1))
                    .as(at)
                    .isEqualTo(json.path("Items").size());
        }
    }

    private static Object value(SdkField<?> field, JsonNode json, String at) {
        MarshallingType<?> type = field.marshallingType();
        if (type.equals(MarshallingType.STRING)) {
            assertThat(json.isString()).as(at).isTrue();
            return json.stringValue();
        }
        if (type.equals(MarshallingType.BOOLEAN)) {
            assertThat(json.isBoolean()).as(at).isTrue();
            return json.booleanValue();
        }
        if (type.equals(MarshallingType.INTEGER)) {
            assertThat(json.isIntegralNumber()).as(at).isTrue();
            return json.intValue();
        }
        if (type.equals(MarshallingType.LONG)) {
            assertThat(json.isIntegralNumber()).as(at).isTrue();
            return json.longValue();
        }
        if (type.equals(MarshallingType.LIST)) {
            assertThat(json.isArray()).as(at).isTrue();
            SdkField<?> member = field.getTrait(ListTrait.class).memberFieldInfo();
            List<Object> values = new ArrayList<>();
            json.forEach(one -> values.add(value(member, one, at + "/" + values.size())));
            return values;
        }
        assertThat(type.equals(MarshallingType.SDK_POJO)).as(at + ": " + type).isTrue();
        Supplier<SdkPojo> constructor = field.constructor();
        SdkPojo nested = constructor.get();
        fill(nested, json, at);
        return ((SdkBuilder<?, ?>) nested).build();
    }

    /** A word of a list is read by the getter of its name: one that the list does not have is told as unknown. */
    private static void knownWords(SdkPojo built, String at) {
        for (SdkField<?> field : built.sdkFields()) {
            String name = field.memberName().substring(0, 1).toLowerCase(java.util.Locale.ROOT)
                    + field.memberName().substring(1);
            for (var method : built.getClass().getMethods()) {
                if (method.getParameterCount() == 0 && method.getName().equalsIgnoreCase(name)) {
                    look(invoke(built, method), at + "/" + field.memberName());
                }
            }
        }
    }

    private static void look(Optional<Object> value, String at) {
        if (value.isEmpty()) {
            return;
        }
        switch (value.get()) {
            case Enum<?> word -> assertThat(word.name()).as(at).isNotEqualTo("UNKNOWN_TO_SDK_VERSION");
            case SdkPojo nested -> knownWords(nested, at);
            case List<?> list -> list.forEach(one -> look(Optional.of(one), at));
            default -> {}
        }
    }

    private static Optional<Object> invoke(SdkPojo built, java.lang.reflect.Method method) {
        try {
            return Optional.ofNullable(method.invoke(built));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(method.getName(), e);
        }
    }
}
