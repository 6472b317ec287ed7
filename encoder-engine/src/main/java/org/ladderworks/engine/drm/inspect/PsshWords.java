package org.ladderworks.engine.drm.inspect;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.ladderworks.engine.cmaf.MalformedMediaException;
import org.ladderworks.engine.cmaf.cenc.PsshBox;
import org.ladderworks.engine.drm.DrmSystem;

/** A {@code pssh} box, and what its system wrote into it. */
final class PsshWords {
    private PsshWords() {}

    static Described of(PsshBox box) {
        List<Described> parts = new ArrayList<>();
        box.keys().forEach(key -> parts.add(Described.line("key id: " + key)));
        byte[] data = box.data();
        try {
            if (box.system().equals(DrmSystem.WIDEVINE.id())) {
                parts.addAll(WidevineWords.of(data));
            } else if (box.system().equals(DrmSystem.PLAYREADY.id())) {
                parts.addAll(PlayReadyWords.of(data));
            } else if (data.length > 0) {
                parts.add(Described.line("data: " + data.length + " bytes"));
            }
        } catch (MalformedMediaException e) {
            parts.add(Described.line("its data cannot be read: " + e.getMessage()));
        }
        return new Described(
                "pssh for " + system(box.system()) + ", version " + (box.keys().isEmpty() ? 0 : 1), parts);
    }

    /** The same of base64, or what is wrong with it. */
    static Described ofBase64(String text) {
        try {
            return of(PsshBox.parse(Base64.getMimeDecoder().decode(text)));
        } catch (IllegalArgumentException | MalformedMediaException e) {
            return Described.line("no pssh box: " + e.getMessage());
        }
    }

    static String system(UUID id) {
        if (id.equals(PsshBox.COMMON)) {
            return "any system (" + id + ")";
        }
        return DrmSystem.of(id)
                .map(system -> switch (system) {
                    case WIDEVINE -> "Widevine";
                    case PLAYREADY -> "PlayReady";
                    case FAIRPLAY -> "FairPlay";
                    case CLEARKEY -> "ClearKey";
                })
                .orElse("an unknown system (" + id + ")");
    }
}
