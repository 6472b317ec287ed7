package org.ladderworks.app.protection;

import static org.ladderworks.engine.cmaf.cenc.ProtectionScheme.CBCS;
import static org.ladderworks.engine.cmaf.cenc.ProtectionScheme.CENC;
import static org.ladderworks.engine.drm.DrmSystem.CLEARKEY;
import static org.ladderworks.engine.drm.DrmSystem.FAIRPLAY;
import static org.ladderworks.engine.drm.DrmSystem.PLAYREADY;
import static org.ladderworks.engine.drm.DrmSystem.WIDEVINE;

import java.util.List;
import org.ladderworks.app.protection.PlayLine.CodecRemark;
import org.ladderworks.engine.cmaf.video.VideoCodec;
import org.ladderworks.engine.drm.DrmSystem;

/**
 * What is known of devices, from what their makers and the makers of players say. docs/drm-devices.md has the source of each line,
 * and is to be changed with it. Nothing but ClearKey in Chromium was ever played by us.
 */
final class PlayFacts {
    private PlayFacts() {}

    /** What a device decrypts; what is not listed it does not have. */
    static List<PlayFact> of(Device device) {
        return switch (device) {
            case CHROME ->
                List.of(
                        new PlayFact(WIDEVINE, CBCS, Verdict.PLAYS, PlayNote.DOCUMENTED),
                        new PlayFact(WIDEVINE, CENC, Verdict.PLAYS, PlayNote.DOCUMENTED),
                        new PlayFact(CLEARKEY, CBCS, Verdict.PLAYS, PlayNote.TRIED),
                        new PlayFact(CLEARKEY, CENC, Verdict.PLAYS, PlayNote.TRIED));
            case EDGE ->
                List.of(
                        new PlayFact(WIDEVINE, CBCS, Verdict.PLAYS, PlayNote.DOCUMENTED),
                        new PlayFact(WIDEVINE, CENC, Verdict.PLAYS, PlayNote.DOCUMENTED),
                        new PlayFact(PLAYREADY, CBCS, Verdict.PARTLY, PlayNote.WINDOWS_CBCS),
                        new PlayFact(PLAYREADY, CENC, Verdict.PLAYS, PlayNote.DOCUMENTED),
                        new PlayFact(CLEARKEY, CBCS, Verdict.UNKNOWN, PlayNote.NOT_TRIED),
                        new PlayFact(CLEARKEY, CENC, Verdict.PLAYS, PlayNote.DOCUMENTED));
            case FIREFOX ->
                List.of(
                        new PlayFact(WIDEVINE, CBCS, Verdict.PLAYS, PlayNote.FIREFOX_ASKS),
                        new PlayFact(WIDEVINE, CENC, Verdict.PLAYS, PlayNote.FIREFOX_ASKS),
                        new PlayFact(CLEARKEY, CBCS, Verdict.UNKNOWN, PlayNote.NOT_TRIED),
                        new PlayFact(CLEARKEY, CENC, Verdict.PLAYS, PlayNote.DOCUMENTED));
            case SAFARI, IOS, APPLE_TV ->
                List.of(
                        new PlayFact(FAIRPLAY, CBCS, Verdict.PLAYS, PlayNote.DOCUMENTED),
                        new PlayFact(FAIRPLAY, CENC, Verdict.NO, PlayNote.APPLE_CBCS_ALONE));
            case ANDROID ->
                List.of(
                        new PlayFact(WIDEVINE, CBCS, Verdict.PLAYS, PlayNote.ANDROID_CBCS),
                        new PlayFact(WIDEVINE, CENC, Verdict.PLAYS, PlayNote.ANDROID_CENC),
                        new PlayFact(CLEARKEY, CBCS, Verdict.NO, PlayNote.ANDROID_CLEARKEY_CENC),
                        new PlayFact(CLEARKEY, CENC, Verdict.PLAYS, PlayNote.ANDROID_CLEARKEY));
            case ANDROID_TV ->
                List.of(
                        new PlayFact(WIDEVINE, CBCS, Verdict.PLAYS, PlayNote.ANDROID_CBCS),
                        new PlayFact(WIDEVINE, CENC, Verdict.PLAYS, PlayNote.ANDROID_CENC),
                        new PlayFact(PLAYREADY, CBCS, Verdict.UNKNOWN, PlayNote.NOT_TRIED),
                        new PlayFact(PLAYREADY, CENC, Verdict.PARTLY, PlayNote.ANDROID_TV_PLAYREADY),
                        new PlayFact(CLEARKEY, CBCS, Verdict.NO, PlayNote.ANDROID_CLEARKEY_CENC),
                        new PlayFact(CLEARKEY, CENC, Verdict.PLAYS, PlayNote.ANDROID_CLEARKEY));
            case CHROMECAST ->
                List.of(
                        new PlayFact(WIDEVINE, CBCS, Verdict.UNKNOWN, PlayNote.NOT_TRIED),
                        new PlayFact(WIDEVINE, CENC, Verdict.PLAYS, PlayNote.CAST_RECEIVER),
                        new PlayFact(PLAYREADY, CBCS, Verdict.UNKNOWN, PlayNote.NOT_TRIED),
                        new PlayFact(PLAYREADY, CENC, Verdict.PLAYS, PlayNote.CAST_RECEIVER),
                        new PlayFact(CLEARKEY, CBCS, Verdict.UNKNOWN, PlayNote.NOT_TRIED),
                        new PlayFact(CLEARKEY, CENC, Verdict.PLAYS, PlayNote.CAST_RECEIVER));
            case TIZEN ->
                List.of(
                        new PlayFact(WIDEVINE, CBCS, Verdict.PARTLY, PlayNote.TIZEN_WIDEVINE_CBCS),
                        new PlayFact(WIDEVINE, CENC, Verdict.PLAYS, PlayNote.DOCUMENTED),
                        new PlayFact(PLAYREADY, CBCS, Verdict.PARTLY, PlayNote.TIZEN_PLAYREADY_CBCS),
                        new PlayFact(PLAYREADY, CENC, Verdict.PLAYS, PlayNote.DOCUMENTED),
                        new PlayFact(CLEARKEY, CBCS, Verdict.UNKNOWN, PlayNote.NOT_TRIED),
                        new PlayFact(CLEARKEY, CENC, Verdict.PLAYS, PlayNote.DOCUMENTED));
            case WEBOS ->
                List.of(
                        new PlayFact(WIDEVINE, CBCS, Verdict.PARTLY, PlayNote.WEBOS_CBCS),
                        new PlayFact(WIDEVINE, CENC, Verdict.PLAYS, PlayNote.DOCUMENTED),
                        new PlayFact(PLAYREADY, CBCS, Verdict.UNKNOWN, PlayNote.NOT_TRIED),
                        new PlayFact(PLAYREADY, CENC, Verdict.PLAYS, PlayNote.DOCUMENTED),
                        new PlayFact(CLEARKEY, CBCS, Verdict.UNKNOWN, PlayNote.NOT_TRIED),
                        new PlayFact(CLEARKEY, CENC, Verdict.UNKNOWN, PlayNote.NOT_TRIED));
            case XBOX ->
                List.of(
                        new PlayFact(PLAYREADY, CBCS, Verdict.UNKNOWN, PlayNote.NOT_TRIED),
                        new PlayFact(PLAYREADY, CENC, Verdict.PLAYS, PlayNote.DOCUMENTED));
            case ROKU ->
                List.of(
                        new PlayFact(WIDEVINE, CBCS, Verdict.UNKNOWN, PlayNote.NOT_TRIED),
                        new PlayFact(WIDEVINE, CENC, Verdict.PLAYS, PlayNote.DOCUMENTED),
                        new PlayFact(PLAYREADY, CBCS, Verdict.UNKNOWN, PlayNote.ROKU_PLAYREADY_CBCS),
                        new PlayFact(PLAYREADY, CENC, Verdict.PLAYS, PlayNote.DOCUMENTED));
        };
    }

    /** Whether pictures of a codec play there when a system protects them. H.264 does wherever anything does. */
    static CodecRemark codec(Device device, DrmSystem system, VideoCodec codec) {
        return switch (codec) {
            case AVC -> new CodecRemark(codec, Verdict.PLAYS, PlayNote.DOCUMENTED);
            case HEVC -> hevc(device, system);
            case AV1 -> av1(device, system);
        };
    }

    private static CodecRemark hevc(Device device, DrmSystem system) {
        return switch (device) {
            case CHROME ->
                system == WIDEVINE
                        ? new CodecRemark(VideoCodec.HEVC, Verdict.NO, PlayNote.BROWSER_HEVC)
                        : new CodecRemark(VideoCodec.HEVC, Verdict.UNKNOWN, PlayNote.NOT_TRIED);
            case EDGE ->
                switch (system) {
                    case PLAYREADY -> new CodecRemark(VideoCodec.HEVC, Verdict.PARTLY, PlayNote.BY_MODEL);
                    case WIDEVINE -> new CodecRemark(VideoCodec.HEVC, Verdict.NO, PlayNote.BROWSER_HEVC);
                    case CLEARKEY, FAIRPLAY -> new CodecRemark(VideoCodec.HEVC, Verdict.UNKNOWN, PlayNote.NOT_TRIED);
                };
            case FIREFOX -> new CodecRemark(VideoCodec.HEVC, Verdict.UNKNOWN, PlayNote.NOT_TRIED);
            case SAFARI, IOS, APPLE_TV -> new CodecRemark(VideoCodec.HEVC, Verdict.PLAYS, PlayNote.DOCUMENTED);
            case XBOX -> new CodecRemark(VideoCodec.HEVC, Verdict.PARTLY, PlayNote.XBOX_HEVC);
            case ANDROID, ANDROID_TV, CHROMECAST, TIZEN, WEBOS, ROKU ->
                new CodecRemark(VideoCodec.HEVC, Verdict.PARTLY, PlayNote.BY_MODEL);
        };
    }

    private static CodecRemark av1(Device device, DrmSystem system) {
        return switch (device) {
            case CHROME ->
                system == CLEARKEY
                        ? new CodecRemark(VideoCodec.AV1, Verdict.PLAYS, PlayNote.TRIED)
                        : new CodecRemark(VideoCodec.AV1, Verdict.UNKNOWN, PlayNote.NOT_TRIED);
            case EDGE, FIREFOX, XBOX -> new CodecRemark(VideoCodec.AV1, Verdict.UNKNOWN, PlayNote.NOT_TRIED);
            case SAFARI, IOS, APPLE_TV -> new CodecRemark(VideoCodec.AV1, Verdict.UNKNOWN, PlayNote.APPLE_AV1);
            case ANDROID, ANDROID_TV, CHROMECAST, TIZEN, WEBOS, ROKU ->
                new CodecRemark(VideoCodec.AV1, Verdict.PARTLY, PlayNote.BY_MODEL);
        };
    }

    /** How well a system guards there. */
    static SecurityReach reach(Device device, DrmSystem system) {
        return switch (system) {
            case CLEARKEY -> SecurityReach.IN_THE_OPEN;
            case FAIRPLAY -> SecurityReach.FAIRPLAY;
            case WIDEVINE ->
                switch (device) {
                    case CHROME, EDGE, FIREFOX -> SecurityReach.SOFTWARE;
                    case ANDROID -> SecurityReach.BY_MODEL;
                    default -> SecurityReach.HARDWARE;
                };
            case PLAYREADY ->
                switch (device) {
                    case EDGE -> SecurityReach.WINDOWS;
                    case ANDROID_TV -> SecurityReach.PLAYREADY_SL2000;
                    default -> SecurityReach.HARDWARE;
                };
        };
    }
}
