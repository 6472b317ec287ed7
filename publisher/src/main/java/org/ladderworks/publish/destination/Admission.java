package org.ladderworks.publish.destination;

import java.nio.file.Path;
import java.time.Instant;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.publish.cdn.CloudFrontRights;
import org.ladderworks.publish.cdn.PublicTitle;
import org.ladderworks.publish.cdn.SigningHash;
import org.ladderworks.publish.cdn.SigningKey;
import org.ladderworks.publish.edge.EdgeRights;
import org.ladderworks.publish.edge.EdgeSecret;
import org.ladderworks.publish.verify.Rights;

/** What lets viewers in where not everyone may see what is published: the file that has the secret, never the secret. */
public sealed interface Admission {
    /**
     * Rights for looking at a title.
     *
     * @param cookies whether they are the right, where there is a choice
     * @throws org.ladderworks.engine.error.EngineException where the file cannot be used
     */
    Rights rights(PublicTitle title, Instant now, boolean cookies);

    /**
     * By signatures of CloudFront.
     *
     * @param key in PEM form
     * @param keyId CloudFront's id of its public half
     */
    record CloudFront(Path key, String keyId, SigningHash hash) implements Admission {
        public CloudFront {
            SigningKey.requireId(keyId);
        }

        /** Reads the key. */
        public SigningKey read() {
            return SigningKey.read(key, keyId);
        }

        @Override
        public Rights rights(PublicTitle title, Instant now, boolean cookies) {
            return new CloudFrontRights(read(), hash, cookies).of(title, now);
        }
    }

    /**
     * By tokens of an edge of nginx.
     *
     * @param secret the file that the edge includes
     */
    record Edge(Path secret) implements Admission {
        /** Reads the secret. */
        public EdgeSecret read() {
            return EdgeSecret.read(secret);
        }

        @Override
        public Rights rights(PublicTitle title, Instant now, boolean cookies) {
            if (cookies) {
                throw new UsageException(
                        ErrorCode.BAD_USAGE,
                        "an edge of nginx knows no cookies",
                        "Leave --cookies out: its token stands in the path, which every player keeps.");
            }
            return EdgeRights.of(read(), title.path(), now);
        }
    }
}
