package org.ladderworks.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ladderworks.engine.EncodingEngine;
import org.ladderworks.engine.encode.Effort;
import org.ladderworks.engine.error.SourceException;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.packaging.PackagedPoster;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.progress.Progress;
import org.ladderworks.engine.testing.Decode;
import org.ladderworks.engine.testing.Encodes;
import org.ladderworks.engine.testing.NumberedFrames;
import org.ladderworks.engine.testing.RealTools;
import org.ladderworks.engine.testing.SpriteCues;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.trickplay.PosterSettings;
import org.ladderworks.engine.trickplay.ThumbnailSettings;

/** Pictures that are made without an encode show what the title shows at their times, in seconds for hours. */
class ImagesTest {
    private static final double INTERVAL = 2;

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "closed GOPs     | mp4 | 25         | 600 | -g 37 | NEAR",
                "open GOPs       | mp4 | 25         | 600 | -preset veryfast -x264-params keyint=30:open-gop=1:bframes=3:scenecut=0 | NEAR",
                "open GOPs in TS | ts  | 30000/1001 | 600 | -preset veryfast -x264-params keyint=30:open-gop=1:bframes=3:scenecut=0 | NEAR",
                "HEVC            | mkv | 24         | 500 | -c:v libx265 -x265-params keyint=40:bframes=4:log-level=none | NEAR",
                "MPEG-2 in TS    | ts  | 25         | 500 | -c:v mpeg2video -bf 2 -g 14 -qscale:v 2 | NEAR",
                "every frame     | mov | 30000/1001 | 500 | -c:v prores_ks | EXACT",
                "few key frames  | mp4 | 25         | 900 | -g 200 -sc_threshold 0 | EXACT",
                "late start      | mkv | 25         | 600 | -g 30 -output_ts_offset 7.3 | NEAR"
            })
    @DisplayName("each thumbnail is the picture of the time that the text says, which is near to the one asked for")
    void eachShowsItsMoment(String kind, String container, String rate, int frames, String options, String how)
            throws IOException {
        Path source = NumberedFrames.make(
                folder.resolve("source." + container), NumberedFrames.lavfi(rate, frames), options.split(" "));
        MadeImages made = images(job(source));
        NavigableMap<Double, Integer> shown = NumberedFrames.byTime(source, 0);
        double first = shown.firstKey();

        List<SpriteCues.Cue> cues = SpriteCues.read(made.folder().resolve("images/thumbnails.vtt"));
        assertThat(cues).hasSize((int) Math.ceil((shown.lastKey() - first + 0.02) / INTERVAL));
        List<Integer> numbers = NumberedFrames.read(cues);
        boolean exact = how.equals("EXACT");
        for (int i = 0; i < cues.size(); i++) {
            SpriteCues.Cue cue = cues.get(i);
            assertThat(cue.start()).isEqualTo(i * INTERVAL, within(exact ? 0.0001 : INTERVAL / 2));
            // Times are told in milliseconds, upwards.
            assertThat(numbers.get(i))
                    .as("at " + cue.start())
                    .isEqualTo(shown.floorEntry(first + cue.start() + 1e-6).getValue());
        }
        if (!exact) {
            assertThat(made.notes()).anyMatch(note -> note.contains("nearest key frames"));
        }
        assertThat(made.posters()).hasSize(3);
        assertThat(leftBeside(made)).isEmpty();
    }

    @Test
    @DisplayName(
            "where some key frames are far from each other, these thumbnails are decoded to, and the others are not")
    void gaps() throws IOException {
        String keys = IntStream.range(0, 60)
                .filter(second -> second < 40 || second % 9 == 0)
                .mapToObj(Integer::toString)
                .reduce((one, other) -> one + "," + other)
                .orElseThrow();
        Path source = NumberedFrames.make(
                folder.resolve("source.mp4"),
                NumberedFrames.lavfi("15", 900),
                "-g",
                "900",
                "-sc_threshold",
                "0",
                "-force_key_frames",
                keys);
        MadeImages made = images(job(source));
        NavigableMap<Double, Integer> shown = NumberedFrames.byTime(source, 0);

        assertThat(made.notes()).noneMatch(note -> note.contains("all of the title was decoded"));
        assertThat(shows(made, shown)).hasSize(30);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "interlaced | mxf | setfield=tff,tinterlace=interleave_top,fieldorder=tff | -c:v mpeg2video -flags +ildct+ilme -top 1 -g 12 -bf 2 -qscale:v 2",
                "turned     | mp4 | null | -g 25",
                "anamorphic | mp4 | setsar=64/45 | -g 25",
                "HDR        | mkv | format=yuv420p10le,setparams=color_primaries=bt2020:color_trc=smpte2084:colorspace=bt2020nc | -c:v libx265 -x265-params keyint=25:log-level=none:hdr10=1:max-cll=1000,400",
                "full range | mov | scale=out_range=pc,format=yuvj420p | -c:v mjpeg -qscale:v 2"
            })
    @DisplayName("key frames alone become the same thumbnails as all of the title decoded")
    void sameAsDecoded(String kind, String container, String filter, String options) throws IOException {
        Path source = folder.resolve("source." + container);
        List<String> line = new java.util.ArrayList<>(List.of(
                "-f",
                "lavfi",
                "-i",
                "testsrc2=size=720x576:rate=" + (kind.equals("interlaced") ? 50 : 25) + ":duration=14"));
        line.addAll(List.of("-vf", filter, "-c:v", "libx264", "-preset", "ultrafast"));
        line.addAll(List.of(options.split(" ")));
        line.add(source.toString());
        RealTools.ffmpeg(line);
        if (kind.equals("turned")) {
            Path upright = Files.move(source, folder.resolve("upright.mp4"));
            RealTools.ffmpeg(
                    List.of("-display_rotation", "90", "-i", upright.toString(), "-c", "copy", source.toString()));
        }
        ImagesSpec job = withThumbnails(
                job(source), Optional.of(ThumbnailSettings.standard().withInterval(MediaTime.of(3, 2))));
        MadeImages near = images(job);
        MadeImages exact = images(new ImagesSpec(
                job.clips(),
                folder.resolve("exact"),
                job.pictures(),
                job.thumbnails(),
                Optional.empty(),
                true,
                job.effort()));

        List<SpriteCues.Cue> cues = SpriteCues.read(near.folder().resolve("images/thumbnails.vtt"));
        List<SpriteCues.Cue> decoded = SpriteCues.read(exact.folder().resolve("images/thumbnails.vtt"));
        assertThat(cues).hasSameSizeAs(decoded);
        List<Decode.Picture> ofCues = Decode.pieces(cues, 32, 32, "bt601");
        List<Decode.Picture> ofDecoded = Decode.pieces(decoded, 32, 32, "bt601");
        for (int i = 0; i < cues.size(); i++) {
            SpriteCues.Cue cue = cues.get(i);
            SpriteCues.Cue other = decoded.get(i);
            if (Math.abs(cue.start() - other.start()) < 0.002) {
                assertThat(distance(ofCues.get(i), ofDecoded.get(i)))
                        .as("at " + cue.start())
                        .isLessThan(4);
            }
        }
        // Some of both, but where every frame is a key frame.
        assertThat(cues).anyMatch(cue -> cue.start() > 0 && Math.abs(cue.start() / 1.5 % 1) < 0.001);
        boolean everyFrame = kind.equals("full range");
        assertThat(near.notes().stream().anyMatch(note -> note.contains("nearest key frames")))
                .isNotEqualTo(everyFrame);
    }

    @Test
    @DisplayName("a first picture that is no key frame, as an edit list makes it, is decoded to")
    void cutByAnEditList() throws IOException {
        Path whole = NumberedFrames.make(
                folder.resolve("whole.mp4"), NumberedFrames.lavfi("25", 700), "-g", "40", "-sc_threshold", "0");
        Path source = folder.resolve("source.mp4");
        RealTools.ffmpeg(List.of("-ss", "0.6", "-i", whole.toString(), "-c", "copy", source.toString()));
        NavigableMap<Double, Integer> shown = NumberedFrames.byTime(source, 0);
        assertThat(shown.firstEntry().getValue()).isEqualTo(15);
        shows(images(job(source)), shown);
    }

    @Test
    @DisplayName("of a piece of a source only that piece is shown, from its own beginning on")
    void trimmed() throws IOException {
        Path whole = NumberedFrames.make(
                folder.resolve("source.mp4"), NumberedFrames.lavfi("25", 1000), "-g", "37", "-sc_threshold", "0");
        ImagesSpec job = job(whole);
        Trim trim = new Trim(Optional.of(CutPoint.parse("5")), Optional.of(CutPoint.parse("29")), Optional.empty());
        MadeImages made = images(new ImagesSpec(
                List.of(new ClipSpec(whole, trim)),
                job.output(),
                job.pictures(),
                job.thumbnails(),
                Optional.empty(),
                false,
                job.effort()));
        assertThat(made.notes()).anyMatch(note -> note.contains("nearest key frames"));
        NavigableMap<Double, Integer> shown = new TreeMap<>();
        IntStream.range(0, 24 * 25).forEach(frame -> shown.put(frame / 25.0, 125 + frame));
        assertThat(shows(made, shown)).hasSize(12);
    }

    @Test
    @DisplayName("joined sources keep their own pictures, also where they are alike in all but these")
    void joined() throws IOException {
        Path first = NumberedFrames.make(folder.resolve("a.mp4"), NumberedFrames.lavfi("25", 300), "-g", "50");
        Path second = NumberedFrames.make(
                folder.resolve("b.mp4"),
                NumberedFrames.lavfi("25", 600) + ",trim=start_frame=300,setpts=PTS-STARTPTS",
                "-g",
                "50");
        ImagesSpec job = job(first);
        MadeImages made = images(new ImagesSpec(
                List.of(ClipSpec.whole(first), ClipSpec.whole(second)),
                job.output(),
                job.pictures(),
                job.thumbnails(),
                job.posters(),
                false,
                job.effort()));
        NavigableMap<Double, Integer> shown = new TreeMap<>();
        IntStream.range(0, 600).forEach(frame -> shown.put(frame / 25.0, frame));
        assertThat(shows(made, shown)).hasSize(12);
    }

    @Test
    @DisplayName("posters are of good shots, beside no cut and in no fade, though only a part of the title is decoded")
    void posters() {
        Path source = PosterFilm.make(folder.resolve("source.mp4"));
        MadeImages made = images(job(source));

        assertThat(made.posters()).hasSize(3);
        for (double[] shot : PosterFilm.GOOD) {
            assertThat(made.posters())
                    .as("from %.0f to %.0f s", shot[0], shot[1])
                    .anyMatch(poster -> PosterFilm.isInside(poster, shot));
        }
    }

    @Test
    @DisplayName("pictures that were made before are replaced; a package, and files of others, are not")
    void replacesItsOwnAlone() throws IOException {
        Path source = NumberedFrames.make(folder.resolve("source.mp4"), NumberedFrames.lavfi("25", 50));
        images(job(source));
        MadeImages again = images(withThumbnails(
                job(source), Optional.of(ThumbnailSettings.standard().withLongSide(160))));
        assertThat(again.folder().resolve("images/thumbnails-160x96/00001.jpg")).exists();
        assertThat(again.folder().resolve("images/thumbnails-320x192")).doesNotExist();

        Path other = Files.writeString(again.folder().resolve("notes.txt"), "mine");
        assertThatThrownBy(() -> images(job(source)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("notes.txt");
        assertThat(other).exists();

        JobOutcome.Succeeded title = Encodes.run(source, folder.resolve("package"));
        ImagesSpec onPackage = new ImagesSpec(
                job(source).clips(),
                title.folder(),
                PictureChoice.standard(),
                Optional.of(ThumbnailSettings.standard()),
                Optional.empty(),
                false,
                new Effort(2, false));
        assertThatThrownBy(() -> images(onPackage))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("holds a package");
        assertThat(title.folder().resolve("master.m3u8")).exists();
    }

    @Test
    @DisplayName("a source without pictures, and a job without wishes, are refused with words, and leave nothing")
    void refused() {
        Path sound = folder.resolve("sound.wav");
        RealTools.ffmpeg(List.of("-f", "lavfi", "-i", "sine=duration=1", sound.toString()));
        assertThatThrownBy(() -> images(job(sound)))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("no pictures");
        ImagesSpec nothing = withThumbnails(job(sound), Optional.empty());
        assertThatThrownBy(() -> images(new ImagesSpec(
                        nothing.clips(),
                        nothing.output(),
                        nothing.pictures(),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        nothing.effort())))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("nothing to make");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    @DisplayName("cancelled while it decodes, it leaves no folder")
    void cancelled() {
        Path source = NumberedFrames.make(
                folder.resolve("source.mp4"), NumberedFrames.lavfi("25", 900), "-g", "900", "-sc_threshold", "0");
        Cancellation cancellation = new Cancellation();
        Progress.Listener listener = progress -> {
            if (progress.stage() == Progress.Stage.ENCODE && progress.fraction().orElse(0.0) > 0) {
                cancellation.cancel();
            }
        };
        try (EncodingEngine engine = EncodingEngine.open()) {
            assertThatThrownBy(() -> engine.images(job(source), listener, cancellation))
                    .isInstanceOf(CancellationException.class);
        }
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    @DisplayName(
            "a source of a single frame has that frame as its thumbnail and its poster; what a killed job left goes")
    void oneFrame() throws IOException {
        Path left = Files.createDirectories(folder.resolve("out/.ladderworks-staging/work"));
        Files.writeString(left.resolve("0.part"), "half a picture");
        Path source = NumberedFrames.make(
                folder.resolve("source.mp4"), NumberedFrames.lavfi("25", 6) + ",trim=start_frame=5");
        MadeImages made = images(job(source));

        assertThat(made.thumbnails())
                .hasValueSatisfying(track -> assertThat(track.count()).isEqualTo(1));
        assertThat(made.posters()).hasSize(1);
        PackagedPoster poster = made.posters().getFirst();
        assertThat(NumberedFrames.read(made.folder().resolve(poster.images().getFirst()), 0, 0, 160, 96))
                .isEqualTo(5);
        assertThat(leftBeside(made)).isEmpty();
    }

    private ImagesSpec job(Path source) {
        return new ImagesSpec(
                List.of(ClipSpec.whole(source)),
                folder.resolve("out"),
                PictureChoice.standard(),
                Optional.of(ThumbnailSettings.standard().withInterval(MediaTime.of((long) INTERVAL, 1))),
                Optional.of(PosterSettings.best()),
                false,
                new Effort(2, false));
    }

    private static ImagesSpec withThumbnails(ImagesSpec job, Optional<ThumbnailSettings> thumbnails) {
        return new ImagesSpec(
                job.clips(), job.output(), job.pictures(), thumbnails, job.posters(), job.exact(), job.effort());
    }

    private static MadeImages images(ImagesSpec job) {
        List<Double> fractions = new CopyOnWriteArrayList<>();
        Progress.Listener listener = progress -> progress.fraction().ifPresent(fractions::add);
        try (EncodingEngine engine = EncodingEngine.open()) {
            MadeImages made = engine.images(job, listener, new Cancellation());
            assertThat(fractions).allMatch(fraction -> fraction >= 0 && fraction <= 1);
            return made;
        }
    }

    /** Asserts that each cue's picture is the one that is shown at its beginning. */
    private static List<SpriteCues.Cue> shows(MadeImages made, NavigableMap<Double, Integer> shown) {
        List<SpriteCues.Cue> cues = SpriteCues.read(made.folder().resolve("images/thumbnails.vtt"));
        List<Integer> numbers = NumberedFrames.read(cues);
        for (int i = 0; i < cues.size(); i++) {
            double start = cues.get(i).start();
            assertThat(numbers.get(i))
                    .as("at " + start)
                    .isEqualTo(shown.floorEntry(shown.firstKey() + start + 1e-6).getValue());
        }
        return cues;
    }

    /** What is in the folder and in no list. */
    private static List<Path> leftBeside(MadeImages made) throws IOException {
        try (Stream<Path> files = Files.list(made.folder())) {
            return files.filter(file -> !List.of("images", "package.json")
                            .contains(file.getFileName().toString()))
                    .toList();
        }
    }

    /** Average distance of luminance, 0 to 255. */
    private static double distance(Decode.Picture first, Decode.Picture second) {
        return IntStream.range(0, 32 * 32)
                .mapToDouble(i -> Math.abs(first.at(i) - second.at(i)))
                .average()
                .orElseThrow();
    }
}
