package org.ladderworks.publish.edge;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.ladderworks.publish.edge.CacheRule.Kind;
import tools.jackson.databind.node.ObjectNode;

/** The statement of a bucket's policy that lets edges read what they serve, and nothing else: no source, no record. */
final class BucketPolicy {
    /** Ids of statements are of letters and digits (IAM User Guide, "Sid"). */
    static final String OURS = "Ladderworks";

    static final String VERSION = "2012-10-17";

    /** S3 User Guide, "General purpose bucket naming rules". */
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

    private BucketPolicy() {}

    /** @param prefix in the bucket, of all titles, as {@link Origin#prefix} */
    static ObjectNode statement(EdgeSettings settings, String bucket, String prefix, BucketReader reader) {
        EdgeText.held("the bucket", bucket, BUCKET, "a name of 3 to 63 small letters, digits, - and .");
        EdgeText.prefix("the bucket's prefix", prefix);
        ObjectNode statement = EdgeJson.object().put("Sid", OURS + "EdgeReads").put("Effect", "Allow");
        ObjectNode condition = EdgeJson.object();
        switch (reader) {
            case BucketReader.Distribution distribution -> {
                statement.putObject("Principal").put("Service", "cloudfront.amazonaws.com");
                condition.putObject("StringEquals").put("AWS:SourceArn", distribution.arn());
            }
            case BucketReader.Addresses addresses -> {
                statement.put("Principal", "*");
                condition.putObject("IpAddress").set("aws:SourceIp", EdgeJson.texts(addresses.networks()));
            }
        }
        statement.put("Action", "s3:GetObject");
        statement.set("Resource", EdgeJson.texts(resources(settings, "arn:aws:s3:::" + bucket + prefix)));
        statement.set("Condition", condition);
        return statement;
    }

    private static List<String> resources(EdgeSettings settings, String below) {
        List<String> resources = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            if (kind != Kind.RECORD || settings.recordsShown()) {
                kind.keys().forEach(key -> resources.add(below + "/*/" + key));
            }
        }
        return resources;
    }
}
