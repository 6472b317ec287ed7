package org.ladderworks.publish.edge;

import java.util.List;
import java.util.regex.Pattern;

/** Who may read what is published in a bucket that is closed to all others. */
public sealed interface BucketReader {
    /**
     * A distribution of CloudFront, by its origin access control.
     *
     * @param arn of the distribution, such as {@code arn:aws:cloudfront::111122223333:distribution/EDFDVBD632BHDS5}
     */
    record Distribution(String arn) implements BucketReader {
        private static final Pattern ARN =
                Pattern.compile("arn:aws[a-z-]*:cloudfront::\\d{12}:distribution/[A-Z0-9]{1,40}");

        public Distribution {
            EdgeText.held("the distribution's ARN", arn, ARN, "it as CloudFront prints it");
        }
    }

    /**
     * Edges of one's own, by the addresses that they ask from: nginx cannot sign what it asks of a store.
     *
     * @param networks addresses or networks such as {@code 203.0.113.7/32}
     */
    record Addresses(List<String> networks) implements BucketReader {
        private static final Pattern NETWORK = Pattern.compile(
                "(?:(?:\\d{1,3}\\.){3}\\d{1,3}/(?:[89]|[12]\\d|3[0-2])|[0-9A-Fa-f:]{2,39}/(?:3[2-9]|[4-9]\\d|1[01]\\d|12[0-8]))");

        private static final int MOST = 100;

        public Addresses {
            networks = List.copyOf(networks);
            if (networks.isEmpty() || networks.size() > MOST) {
                throw EdgeText.invalid(
                        networks.size() + " networks of edges cannot be used", "Give 1 to " + MOST + ".");
            }
            networks.forEach(network -> EdgeText.held(
                    "a network of edges", network, NETWORK, "an address with its length, such as 203.0.113.7/32"));
        }
    }
}
