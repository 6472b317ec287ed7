package org.ladderworks.engine.drm.cpix;

/** Names in CPIX documents: namespaces, and algorithms (CPIX 2.3, 8.1.5). */
final class CpixNames {
    static final String CPIX = "urn:dashif:org:cpix";

    /** Secrets (RFC 6030). */
    static final String PSKC = "urn:ietf:params:xml:ns:keyprov:pskc";

    static final String DS = "http://www.w3.org/2000/09/xmldsig#";
    static final String ENC = "http://www.w3.org/2001/04/xmlenc#";

    static final String RSA_OAEP = ENC + "rsa-oaep-mgf1p";
    static final String SHA1 = DS + "sha1";
    static final String AES256_CBC = ENC + "aes256-cbc";
    static final String HMAC_SHA512 = "http://www.w3.org/2001/04/xmldsig-more#hmac-sha512";

    private CpixNames() {}
}
