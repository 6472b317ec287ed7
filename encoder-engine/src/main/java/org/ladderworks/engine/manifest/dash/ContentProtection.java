package org.ladderworks.engine.manifest.dash;

import java.net.URI;
import java.util.Base64;
import java.util.Optional;
import org.ladderworks.engine.cmaf.cenc.PsshBox;
import org.ladderworks.engine.drm.DrmSystem;
import org.ladderworks.engine.drm.signal.KeySignal;
import org.ladderworks.engine.manifest.dash.IndentedXml.Attributes;

/**
 * The ContentProtection elements of an AdaptationSet (ISO/IEC 23009-1, 5.8.4.1; ISO/IEC 23001-7, 11.2; rule 53): the scheme
 * with the key's id first, then a system each. Sets with equal keys have equal elements.
 */
final class ContentProtection {
    /** For players that have no licence server of their own configured (DASH-IF IOP part 6). */
    private static final String CPS = "https://dashif.org/CPS";

    private static final String CENC = "urn:mpeg:cenc:2013";
    private static final String PLAYREADY = "urn:microsoft:playready";
    private static final String CLEARKEY = "http://dashif.org/guidelines/clearKey";

    private ContentProtection() {}

    /** The namespaces that the elements use, for the MPD's root. */
    static void declareNamespaces(Attributes root) {
        root.with("xmlns:cenc", CENC)
                .with("xmlns:dashif", CPS)
                .with("xmlns:mspr", PLAYREADY)
                .with("xmlns:clearkey", CLEARKEY);
    }

    static void write(IndentedXml xml, KeySignal signal) {
        xml.element(
                "ContentProtection",
                new Attributes()
                        .with("schemeIdUri", "urn:mpeg:dash:mp4protection:2011")
                        .with("value", signal.scheme().fourCc())
                        .with("cenc:default_KID", signal.key()));
        signal.pssh(DrmSystem.WIDEVINE.id())
                .ifPresent(box -> system(xml, signal, DrmSystem.WIDEVINE, "Widevine", () -> {
                    xml.text("cenc:pssh", box.base64());
                }));
        signal.pssh(DrmSystem.PLAYREADY.id())
                .ifPresent(box -> system(xml, signal, DrmSystem.PLAYREADY, "MSPR 2.0", () -> {
                    xml.text("cenc:pssh", box.base64());
                    xml.text("mspr:pro", Base64.getEncoder().encodeToString(box.data()));
                }));
        Optional.ofNullable(signal.licences().get(DrmSystem.CLEARKEY))
                .ifPresent(server -> clearKey(xml, signal, server));
    }

    private static void clearKey(IndentedXml xml, KeySignal signal, URI server) {
        system(xml, signal, DrmSystem.CLEARKEY, "ClearKey1.0", () -> {
            xml.text("clearkey:Laurl", new Attributes().with("Lic_type", "EME-1.0"), server.toString());
            signal.pssh(PsshBox.COMMON).ifPresent(box -> xml.text("cenc:pssh", box.base64()));
        });
    }

    private static void system(IndentedXml xml, KeySignal signal, DrmSystem system, String value, Runnable content) {
        Attributes attributes = new Attributes()
                .with("schemeIdUri", "urn:uuid:" + system.id())
                .with("value", value)
                .with("cenc:default_KID", signal.key());
        xml.element("ContentProtection", attributes, () -> {
            content.run();
            Optional.ofNullable(signal.licences().get(system))
                    .ifPresent(server -> xml.text("dashif:Laurl", server.toString()));
        });
    }
}
