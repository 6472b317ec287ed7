package org.ladderworks.engine.manifest.hls;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.cmaf.cenc.PsshBox;
import org.ladderworks.engine.drm.DrmSystem;
import org.ladderworks.engine.drm.signal.KeySignal;

/** What EXT-X-KEY and EXT-X-SESSION-KEY say of a key: one tag for each system (RFC 8216bis, 4.4.4.4 and 4.4.6.5). */
final class KeyTags {
    static final String KEY = "#EXT-X-KEY:";
    static final String SESSION_KEY = "#EXT-X-SESSION-KEY:";

    private KeyTags() {}

    /** FairPlay's first, as Apple's players look no further; no IV, as it is in {@code tenc} (HLS authoring 13.4). */
    static List<String> of(KeySignal signal) {
        if (signal.scheme() == ProtectionScheme.CENC) {
            throw new IllegalArgumentException("HLS has no tag for cenc that Apple's players take");
        }
        List<String> tags = new ArrayList<>();
        signal.fairPlay()
                .ifPresent(uri -> tags.add(
                        tag(uri.toString(), "com.apple.streamingkeydelivery").toString()));
        signal.pssh(DrmSystem.WIDEVINE.id()).ifPresent(box -> tags.add(widevine(signal, box)));
        signal.pssh(DrmSystem.PLAYREADY.id())
                .ifPresent(box -> tags.add(tag(
                                "data:text/plain;charset=UTF-16;base64,"
                                        + Base64.getEncoder().encodeToString(box.data()),
                                "com.microsoft.playready")
                        .toString()));
        return tags;
    }

    private static String widevine(KeySignal signal, PsshBox box) {
        return tag("data:text/plain;base64," + box.base64(), "urn:uuid:" + DrmSystem.WIDEVINE.id())
                .enumerated("KEYID", "0x" + signal.key().hex())
                .toString();
    }

    private static AttributeList tag(String uri, String format) {
        return new AttributeList()
                .enumerated("METHOD", "SAMPLE-AES")
                .quoted("URI", uri)
                .quoted("KEYFORMAT", format)
                .quoted("KEYFORMATVERSIONS", "1");
    }
}
