package org.ladderworks.engine.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.ladderworks.engine.cmaf.video.CaptionChannel;
import org.ladderworks.engine.packaging.PackagedFile;
import org.ladderworks.engine.packaging.PackagedPresentation;
import org.ladderworks.engine.packaging.PackagedSegment;
import org.ladderworks.engine.packaging.PackagedTrack;
import org.ladderworks.engine.text.TextRole;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.Timescale;

/** Hand-built presentations for the tests of manifests. */
public final class Presentations {
    private static final FrameRate PAL = new FrameRate(25, 1);
    private static final FrameRate NTSC = new FrameRate(30_000, 1001);
    private static final FrameRate SIXTY = new FrameRate(60, 1);

    private Presentations() {}

    /** All of them by name. */
    public static Map<String, PackagedPresentation> all() {
        Map<String, PackagedPresentation> all = new LinkedHashMap<>();
        all.put("25-stereo", stereo25());
        all.put("29.97-alternating-audio", alternatingAudio());
        all.put("60-half-rate-rung", halfRateRung());
        all.put("audio-only", audioOnly());
        all.put("video-only", videoOnly());
        all.put("two-languages", twoLanguages());
        all.put("many-codecs", manyCodecs());
        all.put("objects", objects());
        all.put("three-families", threeFamilies());
        all.put("hdr-beside-sdr", hdrBesideSdr());
        all.put("text-and-captions", textAndCaptions());
        return all;
    }

    /** Texts of every role in two languages, and captions in the pictures. */
    public static PackagedPresentation textAndCaptions() {
        PackagedPresentation media = stereo25();
        List<PackagedTrack.Video> video = media.video().stream()
                .map(track -> TrackBuilder.withCaptions(track, Set.of(CaptionChannel.CC3, CaptionChannel.CC1)))
                .toList();
        PackagedTrack.Video like = video.getFirst();
        List<PackagedTrack.Text> text = List.of(
                TrackBuilder.text(like, "en", TextRole.SUBTITLE, "English", false),
                TrackBuilder.text(like, "en", TextRole.CAPTION, "English (SDH)", false),
                TrackBuilder.text(like, "de", TextRole.SUBTITLE, "Deutsch <&>", true),
                TrackBuilder.text(like, "de", TextRole.FORCED, "Deutsch (forced)", false),
                TrackBuilder.text(like, "de", TextRole.SUBTITLE, "Deutsch (2)", "text/de-subtitle-2"));
        return new PackagedPresentation(video, media.audio(), text, media.files());
    }

    /** 25 s at 25 fps: 5.76 s segments, the last two balanced (rule 45), audio of 270 frames in a full segment. */
    public static PackagedPresentation stereo25() {
        int[] frames = {144, 144, 144, 96, 97};
        List<PackagedTrack.Video> video = List.of(
                pal("avc-1080p", "avc1.640028", "1920x1080", 5200, frames),
                pal("avc-720p", "avc1.64001f", "1280x720", 2600, frames),
                pal("avc-540p", "avc1.64001f", "960x540", 1600, frames),
                pal("avc-360p", "avc1.64001e", "640x360", 700, frames));
        return of(video, List.of(TrackBuilder.audio(video.getFirst(), "en", "main", "English", 2, 128)));
    }

    /** 29.97 fps: no segment ends on an audio frame, so audio lengths alternate by one frame (rule 44). */
    public static PackagedPresentation alternatingAudio() {
        int[] frames = {192, 192, 192, 192, 192, 192, 140};
        List<PackagedTrack.Video> video =
                List.of(ntsc("avc-720p", "1280x720", 3000, frames), ntsc("avc-360p", "640x360", 900, frames));
        return of(video, List.of(TrackBuilder.audio(video.getFirst(), "en", "main", "English", 2, 128)));
    }

    /** 60 fps with a rung of 30 fps, which ends one of its frames later because the count is odd. */
    public static PackagedPresentation halfRateRung() {
        Timescale timescale = SIXTY.timescale();
        List<PackagedTrack.Video> video = List.of(
                TrackBuilder.video(
                        "hevc-1080p", "hvc1.2.4.L123.B0", "1920x1080", SIXTY, timescale, 6000, 384, 384, 385),
                TrackBuilder.video(
                        "hevc-360p", "hvc1.2.4.L63.B0", "640x360", SIXTY.halved(), timescale, 800, 192, 192, 193));
        List<PackagedTrack.Video> hlg = video.stream()
                .map(track -> TrackBuilder.withColour(track, Optional.of(TrackBuilder.HLG)))
                .toList();
        return of(hlg, List.of(TrackBuilder.audio(video.getFirst(), "de", "main", "Deutsch", 6, 384)));
    }

    /** H.264 for old devices up to 720p, HEVC in Main 10 and AV1 up to 1080p; all cut alike. */
    public static PackagedPresentation threeFamilies() {
        int[] frames = {144, 144, 97};
        List<PackagedTrack.Video> video = List.of(
                pal("avc-720p", "avc1.64001f", "1280x720", 2600, frames),
                pal("avc-360p", "avc1.64001e", "640x360", 700, frames),
                pal("hevc-1080p", "hvc1.2.4.L120.90", "1920x1080", 2900, frames),
                pal("hevc-720p", "hvc1.2.4.L93.90", "1280x720", 1600, frames),
                pal("hevc-360p", "hvc1.2.4.L63.90", "640x360", 450, frames),
                pal("av1-1080p", "av01.0.08M.08", "1920x1080", 2400, frames),
                pal("av1-720p", "av01.0.05M.08", "1280x720", 1300, frames),
                pal("av1-360p", "av01.0.01M.08", "640x360", 380, frames));
        return of(video, List.of(TrackBuilder.audio(video.getFirst(), "en", "main", "English", 2, 128)));
    }

    /** H.264 for everyone, HEVC and AV1 in HDR10. */
    public static PackagedPresentation hdrBesideSdr() {
        int[] frames = {144, 144, 97};
        List<PackagedTrack.Video> video = new ArrayList<>(List.of(
                pal("avc-720p", "avc1.64001f", "1280x720", 2600, frames),
                pal("avc-360p", "avc1.64001e", "640x360", 700, frames)));
        List.of(
                        pal("hevc-hdr-1080p", "hvc1.2.4.L120.90", "1920x1080", 4900, frames),
                        pal("hevc-hdr-540p", "hvc1.2.4.L90.90", "960x540", 1000, frames),
                        pal("av1-hdr-1080p", "av01.0.08M.10.0.110.09.16.09.0", "1920x1080", 4100, frames),
                        pal("av1-hdr-540p", "av01.0.04M.10.0.110.09.16.09.0", "960x540", 800, frames))
                .forEach(track -> video.add(TrackBuilder.withColour(track, Optional.of(TrackBuilder.PQ))));
        return of(video, List.of(TrackBuilder.audio(video.getFirst(), "en", "main", "English", 2, 128)));
    }

    public static PackagedPresentation audioOnly() {
        return of(List.of(), stereo25().audio());
    }

    public static PackagedPresentation videoOnly() {
        return of(
                stereo25().video().stream()
                        .map(track -> TrackBuilder.withColour(track, Optional.empty()))
                        .toList(),
                List.of());
    }

    /** Two languages in two codecs, with commentary and description; labels that need care. */
    public static PackagedPresentation twoLanguages() {
        List<PackagedTrack.Video> video = stereo25().video();
        PackagedTrack.Video like = video.getFirst();
        return of(
                video,
                List.of(
                        TrackBuilder.audio(like, "en", "main", "English", 2, 128),
                        TrackBuilder.audio(like, "de", "main", "Deutsch \"Original\" <&>", 2, 128),
                        TrackBuilder.audio(like, "en", "commentary", "English", 2, 64),
                        TrackBuilder.audio(like, "en", "description", "English\ndescribed", 2, 96),
                        TrackBuilder.audio(like, "ac-3", "ac-3", "en", "main", "English", 6, 448),
                        TrackBuilder.audio(like, "ac-3", "ac-3", "de", "main", "Deutsch", 6, 384)));
    }

    /** Every codec; one language in 5.1, another in stereo alone, and commentary that was not made in all codecs. */
    public static PackagedPresentation manyCodecs() {
        List<PackagedTrack.Video> video = stereo25().video();
        PackagedTrack.Video like = video.getFirst();
        return of(
                video,
                List.of(
                        TrackBuilder.audio(like, "en", "main", "English", 2, 128),
                        TrackBuilder.audio(like, "de", "main", "Deutsch", 2, 128),
                        TrackBuilder.audio(like, "en", "commentary", "Commentary", 2, 64),
                        TrackBuilder.audio(like, "en", "main", "English", 6, 320),
                        TrackBuilder.audio(like, "eac3", "ec-3", "de", "main", "Deutsch", 2, 192),
                        TrackBuilder.audio(like, "eac3", "ec-3", "en", "main", "English", 6, 384),
                        TrackBuilder.audio(like, "opus", "opus", "en", "main", "English", 2, 96),
                        TrackBuilder.audio(like, "opus", "opus", "de", "main", "Deutsch", 2, 96),
                        TrackBuilder.audio(like, "opus", "opus", "en", "commentary", "Commentary", 2, 64)));
    }

    /** One language in 5.1 with objects and without them, one with objects alone, and one without. */
    public static PackagedPresentation objects() {
        List<PackagedTrack.Video> video = stereo25().video();
        PackagedTrack.Video like = video.getFirst();
        PackagedTrack.Audio english = TrackBuilder.audio(like, "eac3", "ec-3", "en", "main", "English", 6, 384);
        PackagedTrack.Audio german = TrackBuilder.audio(like, "eac3", "ec-3", "de", "main", "Deutsch", 6, 448);
        return of(
                video,
                List.of(
                        TrackBuilder.audio(like, "en", "main", "English", 2, 128),
                        TrackBuilder.audio(like, "de", "main", "Deutsch", 2, 128),
                        TrackBuilder.audio(like, "fr", "main", "Français", 2, 128),
                        english,
                        TrackBuilder.withObjects(english, 16),
                        TrackBuilder.withObjects(german, 12),
                        TrackBuilder.audio(like, "eac3", "ec-3", "fr", "main", "Français", 6, 384)));
    }

    /** Random rate, lengths and sizes, with sound; segments of 4 to 7.9 s but the last. */
    public static PackagedPresentation random(long seed) {
        Random random = new Random(seed);
        List<FrameRate> rates =
                List.of(new FrameRate(24_000, 1001), new FrameRate(24, 1), PAL, NTSC, new FrameRate(50, 1), SIXTY);
        FrameRate rate = rates.get(random.nextInt(rates.size()));
        int perSecond = (int) Math.ceil(rate.approximate());
        int[] frames = new int[1 + random.nextInt(40)];
        Arrays.setAll(frames, index -> perSecond * 4 + random.nextInt(perSecond * 4));
        frames[frames.length - 1] = 1 + random.nextInt(perSecond * 6);
        List<PackagedTrack.Video> video = new ArrayList<>();
        for (int rung = 1; rung <= 3; rung++) {
            String size = 320 * rung + "x" + 180 * rung;
            long kilobits = 300L * rung * rung + random.nextInt(200);
            video.add(TrackBuilder.video(
                    "avc-" + 180 * rung + "p", "avc1.64001f", size, rate, rate.timescale(), kilobits, frames));
        }
        return of(
                video.reversed(),
                List.of(
                        TrackBuilder.audio(video.getFirst(), "en", "main", "English", 2, 100 + random.nextInt(100)),
                        TrackBuilder.audio(video.getFirst(), "fr", "main", "Français", 2, 100 + random.nextInt(100))));
    }

    private static PackagedTrack.Video pal(String name, String codecs, String size, long kilobits, int... frames) {
        return TrackBuilder.video(name, codecs, size, PAL, PAL.timescale(), kilobits, frames);
    }

    private static PackagedTrack.Video ntsc(String name, String size, long kilobits, int... frames) {
        return TrackBuilder.video(name, "avc1.64001f", size, NTSC, NTSC.timescale(), kilobits, frames);
    }

    /** With the list of media files that the tracks imply; checksums are made from the path. */
    public static PackagedPresentation of(List<PackagedTrack.Video> video, List<PackagedTrack.Audio> audio) {
        List<PackagedFile> files = new ArrayList<>();
        video.forEach(track -> addFiles(track, files));
        audio.forEach(track -> addFiles(track, files));
        return new PackagedPresentation(video, audio, files);
    }

    private static void addFiles(PackagedTrack track, List<PackagedFile> files) {
        files.add(file(track.path() + "/init.mp4", PackagedFile.Role.INIT, track.initBytes()));
        for (PackagedSegment segment : track.segments()) {
            files.add(file(track.path() + "/" + segment.fileName(), PackagedFile.Role.SEGMENT, segment.bytes()));
        }
    }

    private static PackagedFile file(String path, PackagedFile.Role role, long size) {
        return new PackagedFile(path, role, size, "%064x".formatted(path.hashCode() & 0xFFFF_FFFFL));
    }
}
