package org.ladderworks.publish.edge;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.ladderworks.publish.edge.CacheRule.Kind;
import tools.jackson.databind.node.ObjectNode;

/** The statement of a bucket's policy that lets edges read what they serve, and nothing else: no source, no record. */
final class BucketPolicy {
    static final String VERSION = "2012-10-17";

    /** S3 User Guide, "General purpose bucket naming rules". */
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

    private BucketPolicy() {}

    /** @param records whether edges hand out what publishers note too */
    static ObjectNode statement(BucketScope scope, BucketReader reader, boolean records) {
        EdgeText.held("the bucket", scope.bucket(), BUCKET, "a name of 3 to 63 small letters, digits, - and .");
        String prefix = EdgeText.prefix("the bucket's folder", scope.folder().isEmpty() ? "" : "/" + scope.folder());
        ObjectNode statement =
                EdgeJson.object().put("Sid", scope.statement("EdgeReads")).put("Effect", "Allow");
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
        statement.set("Resource", EdgeJson.texts(resources(records, "arn:aws:s3:::" + scope.bucket() + prefix)));
        statement.set("Condition", condition);
        return statement;
    }

    private static List<String> resources(boolean records, String below) {
        List<String> resources = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            if (kind != Kind.RECORD || records) {
                kind.keys().forEach(key -> resources.add(below + "/*/" + key));
            }
        }
        return resources;
    }
}
