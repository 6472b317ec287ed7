package org.ladderworks.engine.manifest.dash;

import org.ladderworks.engine.manifest.dash.IndentedXml.Attributes;

/** Whom a set is for, as DVB tells it of sound and of subtitles (ETSI TS 103 285, 7.1.2). */
enum AudioPurpose {
    VISUALLY_IMPAIRED(1),
    HARD_OF_HEARING(2);

    private final int code;

    AudioPurpose(int code) {
        this.code = code;
    }

    /** In an AdaptationSet before its Role (ISO/IEC 23009-1, 5.3.3.3). */
    void write(IndentedXml xml) {
        xml.element(
                "Accessibility",
                new Attributes()
                        .with("schemeIdUri", "urn:tva:metadata:cs:AudioPurposeCS:2007")
                        .with("value", code));
    }
}
