package org.ladderworks.publish.edge;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * A bucket's settings as the command line of AWS takes them, together with what the bucket already has: a store replaces all of its
 * rules at once. Pure.
 */
public final class BucketFiles {
    private static final int MOST_CORS_RULES = 100;
    private static final int MOST_LIFECYCLE_RULES = 1000;
    private static final int MOST_POLICY_BYTES = 20 << 10;

    private BucketFiles() {}

    /**
     * For {@code aws s3api put-bucket-cors --cors-configuration}.
     *
     * @param present as {@code get-bucket-cors} prints it; empty where the bucket has none
     */
    public static EdgeFile cors(BucketScope scope, List<CorsRule> ours, String present) {
        return rules(
                scope,
                "bucket-cors.json",
                "CORSRules",
                MOST_CORS_RULES,
                ours.stream().map(CorsRule::json).toList(),
                present);
    }

    /**
     * For {@code aws s3api put-bucket-lifecycle-configuration --lifecycle-configuration}.
     *
     * @param present as {@code get-bucket-lifecycle-configuration} prints it; empty where the bucket has none
     */
    public static EdgeFile lifecycle(BucketScope scope, List<LifecycleRule> ours, String present) {
        return rules(
                scope,
                "bucket-lifecycle.json",
                "Rules",
                MOST_LIFECYCLE_RULES,
                ours.stream().map(BucketFiles::json).toList(),
                present);
    }

    /**
     * For {@code aws s3api put-bucket-policy --policy}.
     *
     * @param records whether edges hand out what publishers note too
     * @param present as {@code get-bucket-policy} prints it, or the policy alone; empty where the bucket has none
     */
    public static EdgeFile policy(BucketScope scope, BucketReader reader, boolean records, String present) {
        ObjectNode policy = presentPolicy(present);
        ObjectNode statement = BucketPolicy.statement(scope, reader, records);
        policy.set(
                "Statement",
                RuleMerge.statements(scope, "the bucket's policy", policy.get("Statement"), List.of(statement)));
        if (EdgeJson.compact(policy).length() > MOST_POLICY_BYTES) {
            throw EdgeJson.unusable("with ours the bucket's policy has more than 20 KB, which no store takes");
        }
        return new EdgeFile("bucket-policy.json", EdgeJson.write(policy));
    }

    /** What a bucket has, in the same form as what is made: for comparing. Empty where it has nothing. */
    public static String presentPolicyText(String present) {
        return present.isBlank() ? "" : EdgeJson.write(presentPolicy(present));
    }

    /** What a bucket has, in the same form as what is made: for comparing. Empty where it has nothing. */
    public static String presentText(String present) {
        return present.isBlank() ? "" : EdgeJson.write(EdgeJson.read("what the bucket has", present));
    }

    private static ObjectNode presentPolicy(String present) {
        if (present.isBlank()) {
            return EdgeJson.object().put("Version", BucketPolicy.VERSION);
        }
        ObjectNode read = EdgeJson.read("the bucket's policy", present);
        // The command line prints it as a text within JSON.
        return read.path("Policy").isString()
                ? EdgeJson.read("the bucket's policy", read.path("Policy").stringValue())
                : read;
    }

    private static EdgeFile rules(
            BucketScope scope, String file, String list, int most, List<ObjectNode> ours, String present) {
        ObjectNode config = EdgeJson.object();
        var kept = present.isBlank()
                ? null
                : EdgeJson.read("what the bucket has", present).get(list);
        var merged = RuleMerge.rules(scope, "what the bucket has", kept, ours);
        if (merged.size() > most) {
            throw EdgeJson.unusable("with ours the bucket has more than " + most + " rules, which no store takes");
        }
        config.set(list, merged);
        return new EdgeFile(file, EdgeJson.write(config));
    }

    private static ObjectNode json(LifecycleRule rule) {
        ObjectNode json = EdgeJson.object().put("ID", rule.id());
        json.putObject("Filter").put("Prefix", rule.prefix());
        json.put("Status", "Enabled");
        switch (rule) {
            case LifecycleRule.AbortUploads abort ->
                json.putObject("AbortIncompleteMultipartUpload").put("DaysAfterInitiation", abort.days());
            case LifecycleRule.Archive archive ->
                json.putArray("Transitions")
                        .addObject()
                        .put("Days", archive.days())
                        .put("StorageClass", archive.storageClass());
        }
        return json;
    }
}
