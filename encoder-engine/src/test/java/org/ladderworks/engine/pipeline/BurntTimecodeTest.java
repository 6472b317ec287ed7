package org.ladderworks.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.overlay.Place;
import org.ladderworks.engine.packaging.PackagedTrack;
import org.ladderworks.engine.testing.Encodes;
import org.ladderworks.engine.testing.Laid;
import org.ladderworks.engine.testing.Likeness;
import org.ladderworks.engine.testing.MadeSource;
import org.ladderworks.engine.testing.PackageTimeline;
import org.ladderworks.engine.testing.RealTools;

/**
 * Every frame bears its own number, across the seams of chunks: compared with a title that was drawn in one run, by a
 * command that the tests write themselves. The next number is another picture.
 */
class BurntTimecodeTest {
    /** Where the time code stands, and little else. */
    private static final String CROP = "200:40:60:0";

    private static final double SAME = 42;

    @TempDir
    Path folder;

    private Path source(String rate, String seconds, String... options) {
        List<String> line = new java.util.ArrayList<>(
                List.of("-c:v", "libx264", "-preset", "ultrafast", "-crf", "12", "-g", "24", "-pix_fmt", "yuv420p"));
        line.addAll(List.of(options));
        return MadeSource.of(
                folder.resolve("source.mov"),
                "color=c=0x606060:s=320x180:r=" + rate + ":d=" + seconds,
                line.toArray(String[]::new));
    }

    /** The whole title in one run, without loss. */
    private Path drawn(Path source, String name, String start, String rate, String then) {
        Path font = RealTools.font();
        Path file = folder.resolve(name);
        RealTools.ffmpeg(List.of(
                "-i",
                source.toString(),
                "-vf",
                ("drawtext=fontfile=%s:timecode='%s':rate=%s:fontsize=18:fontcolor=white:box=1:boxcolor=black@0.5"
                                        + ":boxborderw=3|5:x=(w-text_w)/2:y=13:y_align=font")
                                .formatted(font, start.replace(":", "\\:"), rate)
                        + then,
                "-c:v",
                "ffv1",
                file.toString()));
        return file;
    }

    private JobOutcome.Succeeded encode(ClipSpec source, String preset, Optional<String> start) {
        Path _ = RealTools.font();
        return Encodes.run(Laid.job(
                source,
                folder.resolve("out " + preset),
                preset,
                folder.resolve("work"),
                Laid.timecode(start, Laid.at(Place.TOP, 5, 10))));
    }

    private static Path pictures(JobOutcome.Succeeded done) {
        PackagedTrack.Video rung = done.presentation().video().getFirst();
        return PackageTimeline.joined(done.folder(), rung);
    }

    private void check(Path encoded, Path same, Path other, int frames) {
        assertThat(Likeness.psnr(encoded, same, CROP))
                .hasSize(frames)
                .allSatisfy(psnr -> assertThat(psnr).isGreaterThan(SAME));
        assertThat(Likeness.psnr(encoded, other, CROP))
                .hasSize(frames)
                .allSatisfy(psnr -> assertThat(psnr).isLessThan(SAME - 8));
    }

    @Test
    @DisplayName("at 25 frames a second, in two chunks")
    void acrossSeams() {
        Path source = source("25", "12");
        JobOutcome.Succeeded done = encode(ClipSpec.whole(source), "short-clip", Optional.of("09:59:54:20"));
        assertThat(done.work().encoded())
                .as("chunks")
                .isEqualTo(2L * done.presentation().video().size());
        check(
                pictures(done),
                drawn(source, "same.mkv", "09:59:54:20", "25", ""),
                drawn(source, "other.mkv", "09:59:54:21", "25", ""),
                300);
    }

    @Test
    @DisplayName("drop-frame at 29.97, over a minute that leaves numbers out")
    void dropFrame() {
        Path source = source("30000/1001", "12");
        JobOutcome.Succeeded done = encode(ClipSpec.whole(source), "short-clip", Optional.of("00:00:52;10"));
        assertThat(done.work().encoded())
                .as("chunks")
                .isEqualTo(2L * done.presentation().video().size());
        check(
                pictures(done),
                drawn(source, "same.mkv", "00:00:52;10", "30000/1001", ""),
                drawn(source, "other.mkv", "00:00:52;09", "30000/1001", ""),
                360);
    }

    @Test
    @DisplayName("a rung of half the frame rate keeps the numbers of the frames that it keeps")
    void halved() {
        Path source = source("50", "1");
        JobOutcome.Succeeded done = encode(ClipSpec.whole(source), "short-clip", Optional.of("00:00:00:00"));
        check(
                pictures(done),
                drawn(source, "same.mkv", "00:00:00:00", "50", ",framestep=2"),
                drawn(source, "other.mkv", "00:00:00:01", "50", ",framestep=2"),
                25);
    }

    @Test
    @DisplayName("the source's own time code is taken, as much later as the piece begins; it is told")
    void ofTheSource() {
        Path source = source("25", "2", "-timecode", "10:00:00:12");
        Trim late = new Trim(Optional.of(CutPoint.parse("00:00:00:15")), Optional.empty(), Optional.empty());
        JobOutcome.Succeeded done = encode(new ClipSpec(source, late), "short-clip", Optional.empty());
        assertThat(done.notes())
                .anySatisfy(note -> assertThat(note)
                        .startsWith("time code burnt in from 10:00:01:02, the source's own, top, 10 % of its height"));
        Path cut = folder.resolve("cut.mkv");
        RealTools.ffmpeg(List.of(
                "-i",
                source.toString(),
                "-vf",
                "trim=start_frame=15,setpts=PTS-STARTPTS",
                "-c:v",
                "ffv1",
                cut.toString()));
        check(
                pictures(done),
                drawn(cut, "same.mkv", "10:00:01:02", "25", ""),
                drawn(cut, "other.mkv", "10:00:01:03", "25", ""),
                35);
    }

    @Test
    @DisplayName("no sign of a text is a command, and no sign of a path: each is drawn as it is written")
    void nothingIsACommand() throws IOException {
        Path _ = RealTools.font();
        String words = "%{pts} 'a':b\\c;[v0],\"d\" \u20ac100% \u00e9\n%{n}=\\n";
        Path source = source("25", "0.4");
        Path work = folder.resolve("it's: [work];, 100%{n} = \\ caf\u00e9");
        JobOutcome.Succeeded done = Encodes.run(Laid.job(
                ClipSpec.whole(source),
                folder.resolve("out"),
                "short-clip",
                work,
                Laid.text(words, Laid.at(Place.BOTTOM_LEFT, 5, 8), Optional.empty())));
        List<String> lines = words.lines().toList();
        String reference =
                line(lines.getFirst(), "2|4|0", "h-2*text_h-12") + "," + line(lines.getLast(), "0|4|2", "h-text_h-12");
        Path same = folder.resolve("same.mkv");
        RealTools.ffmpeg(List.of("-i", source.toString(), "-vf", reference, "-c:v", "ffv1", same.toString()));
        assertThat(Likeness.psnr(pictures(done), same, "300:60:0:120"))
                .hasSize(10)
                .allSatisfy(psnr -> assertThat(psnr).isGreaterThan(SAME));
        assertThat(Likeness.psnr(source, same, "300:60:0:120"))
                .allSatisfy(psnr -> assertThat(psnr).isLessThan(SAME - 8));
    }

    /** One line by itself: it has no end that FFmpeg could draw a sign for. */
    private String line(String words, String border, String y) throws IOException {
        Path file = Files.writeString(Files.createTempFile(folder, "line", ".txt"), words);
        return ("drawtext=fontfile=%s:textfile=%s:expansion=none:fontsize=14:fontcolor=white:box=1"
                        + ":boxcolor=black@0.5:boxborderw=%s:x=14:y=%s:y_align=font")
                .formatted(RealTools.font(), file, border, y);
    }
}
