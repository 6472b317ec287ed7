package org.ladderworks.publish.edge;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ladderworks.engine.disk.Sha256;

/**
 * The part of a bucket that a target has. Rules for it have names of their own: a bucket can hold several targets, and rules of
 * others.
 *
 * @param bucket its name
 * @param folder of the target in it, without a slash at either end; empty for all of the bucket
 */
public record BucketScope(String bucket, String folder) {
    /** What the ids of our rules begin with. */
    private static final String RULES = "ladderworks-";

    /** The same of statements, whose ids are of letters and digits (IAM User Guide, "Sid"). */
    private static final String STATEMENTS = "Ladderworks";

    /** What they end with where they are for a folder. */
    private static final Pattern FOLDER = Pattern.compile("(?:-in-|In)([0-9a-f]{8})$");

    /** The id of a rule. */
    String rule(String name) {
        return RULES + name + (folder.isEmpty() ? "" : "-in-" + mark());
    }

    /** The id of a statement. */
    String statement(String name) {
        return STATEMENTS + name + (folder.isEmpty() ? "" : "In" + mark());
    }

    /** Whether a rule or statement of that id is ours, and for this folder. */
    boolean isOurs(String id) {
        Matcher of = FOLDER.matcher(id);
        return (id.startsWith(RULES) || id.startsWith(STATEMENTS))
                && (of.find() ? of.group(1) : "").equals(folder.isEmpty() ? "" : mark());
    }

    /** What keys begin with. */
    String keys(String prefix) {
        return folder.isEmpty() ? prefix : folder + "/" + prefix;
    }

    private String mark() {
        return Sha256.hex(folder.getBytes(StandardCharsets.UTF_8)).substring(0, 8);
    }
}
