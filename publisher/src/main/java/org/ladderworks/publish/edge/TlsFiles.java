package org.ladderworks.publish.edge;

/**
 * A certificate on the edge's machine.
 *
 * @param certificate with those between it and the root, as PEM
 * @param key its private key, as PEM, which root alone may read
 */
public record TlsFiles(String certificate, String key) {
    public TlsFiles {
        EdgeText.file("the certificate", certificate);
        EdgeText.file("the certificate's key", key);
    }
}
