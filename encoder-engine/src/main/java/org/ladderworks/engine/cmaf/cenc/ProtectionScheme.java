package org.ladderworks.engine.cmaf.cenc;

/** How samples are encrypted (ISO/IEC 23001-7, 10). The other two schemes of the standard are played by hardly anything. */
public enum ProtectionScheme {
    /** AES-CTR over all protected bytes (10.1). Not for Apple's players (HLS authoring 13.11; rule 50). */
    CENC("cenc"),
    /** AES-CBC over one block in ten of a video's slices, with one constant IV (10.4.1). For every device. */
    CBCS("cbcs");

    private final String fourCc;

    ProtectionScheme(String fourCc) {
        this.fourCc = fourCc;
    }

    /** As {@code schm} and manifests name it. */
    public String fourCc() {
        return fourCc;
    }
}
