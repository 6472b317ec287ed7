package org.ladderworks.publish.edge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Our rules among those that a bucket has. Those of others stay, word for word and in their order, which counts: of CORS rules the
 * first that fits holds. Ours stand where the first of ours stood, else at the end.
 */
final class RuleMerge {
    private RuleMerge() {}

    static ArrayNode rules(BucketScope scope, String where, @Nullable JsonNode present, List<ObjectNode> ours) {
        return merged(scope, where, present, "ID", ours);
    }

    static ArrayNode statements(BucketScope scope, String where, @Nullable JsonNode present, List<ObjectNode> ours) {
        // One statement may stand without a list around it (IAM User Guide, "Statement").
        JsonNode list = present != null && present.isObject()
                ? JsonNodeFactory.instance.arrayNode().add(present)
                : present;
        return merged(scope, where, list, "Sid", ours);
    }

    private static ArrayNode merged(
            BucketScope scope, String where, @Nullable JsonNode present, String idField, List<ObjectNode> ours) {
        List<JsonNode> result = new ArrayList<>();
        Optional<Integer> place = Optional.empty();
        for (JsonNode rule : present == null ? List.<JsonNode>of() : list(where, present)) {
            if (isOurs(scope, rule, idField, ours)) {
                place = place.or(() -> Optional.of(result.size()));
            } else {
                result.add(rule);
            }
        }
        result.addAll(place.orElse(result.size()), ours);
        return JsonNodeFactory.instance.arrayNode().addAll(result);
    }

    private static List<JsonNode> list(String where, JsonNode present) {
        List<JsonNode> rules = new ArrayList<>();
        if (!present.isArray()) {
            throw EdgeJson.unusable(where + " is no list of rules");
        }
        for (JsonNode rule : present) {
            if (!rule.isObject()) {
                throw EdgeJson.unusable(where + " has a rule that is no object");
            }
            rules.add(rule);
        }
        return rules;
    }

    /** By its id, or, in stores that keep no ids, by being equal to one of ours. */
    private static boolean isOurs(BucketScope scope, JsonNode rule, String idField, List<ObjectNode> ours) {
        JsonNode id = rule.path(idField);
        if (id.isString() && !id.stringValue().isEmpty()) {
            return scope.isOurs(id.stringValue());
        }
        return ours.stream().anyMatch(one -> without(idField, one).equals(without(idField, rule)));
    }

    private static JsonNode without(String field, JsonNode rule) {
        ObjectNode copy = (ObjectNode) rule.deepCopy();
        copy.remove(field);
        return copy;
    }
}
