package org.ladderworks.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.EncodingEngine;
import org.ladderworks.engine.packaging.PackagedTrack;
import org.ladderworks.engine.probe.ProbeResult.AudioStream;
import org.ladderworks.engine.probe.ProbeResult.VideoStream;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.testing.Decode;
import org.ladderworks.engine.testing.Encodes;
import org.ladderworks.engine.testing.FlashAndBeep;
import org.ladderworks.engine.testing.LipSync;
import org.ladderworks.engine.testing.PackageTimeline;
import org.ladderworks.engine.testing.PlaylistText;
import org.ladderworks.engine.testing.SourceCase;
import org.ladderworks.engine.testing.SpriteCues;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.Resolution;

/** Every kind of source goes the whole way; another FFmpeg judges the package. What was seen becomes docs/sources.md. */
class SourcesTest {
    private static final Path PAGE = Path.of("../docs/sources.md");
    private static final double AAC_FRAME = 1024 / 48_000.0 + 0.001;
    private static final String HEAD = """
            # Sources

            Each row is a source that `SourcesTest` makes, probes, encodes and packages; another FFmpeg then counts the frames
            of the package, reads its colour tags and hears whether beeps still meet their flashes (to 2 ms, where there are
            any). The test compares this page with what it saw, and writes it with `-Dgolden=update`.

            What is fetched from `http`, `https` and `s3` addresses is read like a file afterwards (`RemoteTitleTest`,
            `S3SourceTest`); channels in tracks of their own become stereo and 5.1 as they are mapped (`DownmixTest`); Dolby Vision
            of profile 5 is refused (`BadSourceTest`).

            | source | what the probe says | what is done | largest rung of the package |
            |---|---|---|---|
            """;

    @TempDir
    Path folder;

    private final List<String> rows = new ArrayList<>();

    @TestFactory
    @DisplayName("every kind of source becomes a package with its frames, its length, its colours and its languages")
    List<DynamicTest> everyKind() {
        List<SourceCase> cases = SourceCases.all();
        List<DynamicTest> tests = new ArrayList<>();
        for (SourceCase given : cases) {
            tests.add(dynamicTest(given.kind(), () -> rows.add(row(given))));
        }
        tests.add(dynamicTest("docs/sources.md says so", () -> {
            assertThat(rows).hasSameSizeAs(cases);
            comparePage(HEAD + String.join("", rows));
        }));
        return tests;
    }

    private String row(SourceCase given) {
        Path source = given.make().apply(folder.resolve(given.file()));
        List<ClipSpec> clips = given.clips().apply(source);
        Analysis found = analysis(clips, given.choice());
        JobOutcome.Succeeded done = Encodes.withPictures(
                clips,
                folder.resolve("out " + given.file().replace("%", "")),
                given.choice().everyField() ? Optional.of("apple-h264") : Optional.empty(),
                given.choice());
        List<String> facts = new ArrayList<>();
        if (given.frames() > 0) {
            facts.addAll(pictures(given, done));
        } else {
            assertThat(done.presentation().video()).isEmpty();
        }
        facts.addAll(sound(given, source, done));
        List<String> notes = new ArrayList<>(found.notesOfAll());
        found.probe().ignoredStreams().forEach(stream -> notes.add("not encoded: " + stream));
        String options = given.options().isEmpty() ? "" : " with `" + given.options() + "`";
        return "| %s%s | %s | %s | %s |\n"
                .formatted(given.kind(), options, probed(found), String.join("; ", notes), String.join(", ", facts));
    }

    /** Frames, their even times, size and colour tags of the largest rung. */
    private static List<String> pictures(SourceCase given, JobOutcome.Succeeded done) {
        PackagedTrack.Video rung = done.presentation().video().getFirst();
        Path joined = PackageTimeline.joined(done.folder(), rung);
        List<Decode.Picture> pictures = Decode.video(joined, 0, 16, 16);
        assertThat(pictures).as("frames").hasSize(given.frames());
        FrameRate rate = FrameRate.parse(given.rate());
        for (int i = 0; i < pictures.size(); i++) {
            assertThat(pictures.get(i).time() - pictures.getFirst().time())
                    .as("time of frame " + i)
                    .isCloseTo(rate.timeOf(i).approximateSeconds(), within(0.001));
        }
        assertThumbnailsAreOf(given, done, pictures);
        String size =
                Decode.probe(joined, "v", "stream=width,height").getFirst().replace(',', 'x');
        assertThat(size).isEqualTo(given.size());
        String colour = Decode.probe(joined, "v", "stream=color_range,color_space,color_transfer,color_primaries")
                .getFirst();
        assertThat(colour).isEqualTo(given.colour());
        String seconds = rate.timeOf(given.frames()).toSeconds(3);
        List<String> facts = new ArrayList<>(List.of(
                size,
                given.frames() + " frames at " + given.rate() + " (" + seconds + " s)",
                colour.replace(',', ' ')));
        done.presentation().video().stream()
                .filter(track -> track.family().highDynamicRange())
                .forEach(track -> facts.add(bright(done, track, given.frames())));
        return facts;
    }

    /** Every thumbnail is the picture of its time: upright, cropped and lit as the rung is. */
    private static void assertThumbnailsAreOf(
            SourceCase given, JobOutcome.Succeeded done, List<Decode.Picture> pictures) {
        boolean highDefinition = given.colour().split(",", -1)[1].equals("bt709");
        Resolution shown = done.presentation().video().getFirst().displayed();
        Resolution tile = done.presentation().thumbnails().orElseThrow().tile();
        assertThat((double) tile.width() / tile.height())
                .as("shape of " + tile)
                .isCloseTo((double) shown.width() / shown.height(), withinPercentage(2));
        assertThat(Math.max(tile.width(), tile.height())).isEqualTo(320);
        double first = pictures.getFirst().time();
        List<SpriteCues.Cue> cues = SpriteCues.read(done.folder().resolve("images/thumbnails.vtt"));
        List<Decode.Picture> thumbnails = Decode.pieces(cues, 16, 16, highDefinition ? "bt709" : "bt601");
        for (int i = 0; i < cues.size(); i++) {
            SpriteCues.Cue cue = cues.get(i);
            Decode.Picture thumbnail = thumbnails.get(i);
            Decode.Picture expected = pictures.stream()
                    .filter(picture -> picture.time() - first <= cue.start() + 1e-6)
                    .reduce((_, later) -> later)
                    .orElseThrow();
            double distance = IntStream.range(0, 256)
                    .mapToDouble(pixel -> Math.abs(thumbnail.at(pixel) - (expected.at(pixel) - 16) * 255 / 219.0))
                    .average()
                    .orElseThrow();
            assertThat(distance).as("thumbnail at %.3f s", cue.start()).isLessThan(6);
        }
    }

    /** Colour tags of a rung in HDR, which has as many frames. */
    private static String bright(JobOutcome.Succeeded done, PackagedTrack.Video track, int frames) {
        Path joined = PackageTimeline.joined(done.folder(), track);
        assertThat(Decode.video(joined, 0, 16, 16)).as(track.path()).hasSize(frames);
        String colour = Decode.probe(joined, "v", "stream=color_range,color_space,color_transfer,color_primaries")
                .getFirst();
        return "beside it " + track.path().substring("video/".length()) + ": " + colour.replace(',', ' ');
    }

    private static List<String> sound(SourceCase given, Path source, JobOutcome.Succeeded done) {
        Path master = done.folder().resolve("master.m3u8");
        String languages = PlaylistText.attributes(read(master), "#EXT-X-MEDIA").stream()
                .map(each -> PlaylistText.text(each, "LANGUAGE"))
                .collect(Collectors.joining(","));
        if (given.frames() > 0) {
            assertThat(languages).as("languages").isEqualTo(given.languages());
        } else {
            // A title of sound alone has no renditions to name.
            assertThat(done.presentation().audio())
                    .extracting(PackagedTrack.Audio::language)
                    .containsExactly(given.languages());
        }
        int count = done.presentation().audio().size();
        assertThat(count)
                .isEqualTo(given.languages().isEmpty() ? 0 : given.languages().split(",", -1).length);
        if (count == 0) {
            return List.of("no sound");
        }
        List<String> facts =
                new ArrayList<>(List.of("sound: " + given.languages().replace(",", " ")));
        if (given.frames() == 0) {
            double heard = Decode.audio(master, 0).end();
            assertThat(heard)
                    .as("end of sound")
                    .isCloseTo(Decode.audio(source, 0).end(), within(AAC_FRAME));
            facts.add("%.3f s".formatted(heard));
        } else {
            double video = done.presentation().video().getFirst().duration().approximateSeconds();
            for (int i = 0; i < count; i++) {
                assertThat(Decode.audio(master, i).end())
                        .as("end of sound " + i)
                        .isCloseTo(video, within(AAC_FRAME));
            }
        }
        if (given.beepsPerSecond()) {
            assertInSync(given, source, done);
            facts.add("in sync");
        }
        return facts;
    }

    private static void assertInSync(SourceCase given, Path source, JobOutcome.Succeeded done) {
        double period = FlashAndBeep.at(given.rate()).periodSeconds();
        Path master = done.folder().resolve("master.m3u8");
        List<Double> before = LipSync.offsets(Decode.video(source, 0, 16, 8), Decode.audio(source, 0), period);
        assertThat(before).as("pairs in the source").hasSizeGreaterThanOrEqualTo(1);
        Decode.Stream stream = Decode.videoStreams(master).getFirst();
        List<Decode.Picture> placed =
                PackageTimeline.of(done, stream).place(Decode.video(master, stream.number(), 16, 8));
        List<Double> after = LipSync.offsets(placed, Decode.audio(master, 0), period);
        assertThat(after).as("pairs in the package").hasSameSizeAs(before);
        for (int i = 0; i < before.size(); i++) {
            assertThat(after.get(i)).as("beep after flash " + i).isCloseTo(before.get(i), within(0.002));
        }
    }

    private static Analysis analysis(List<ClipSpec> clips, PictureChoice choice) {
        try (EncodingEngine engine = EncodingEngine.open()) {
            return engine.planLadder(clips, List.of(), choice, new Cancellation());
        }
    }

    private static String probed(Analysis found) {
        List<String> parts = new ArrayList<>();
        for (VideoStream stream : found.probe().video()) {
            parts.add("%s %s %s at %s%s"
                    .formatted(
                            stream.codec(),
                            stream.pixelFormat(),
                            stream.coded(),
                            stream.averageRate(),
                            stream.coded().equals(stream.displayed()) ? "" : ", shown as " + stream.displayed()));
        }
        for (AudioStream stream : found.probe().audio()) {
            parts.add(stream.codec() + " " + stream.language());
        }
        return found.probe().format().replace(",", " ") + ": " + String.join(", ", parts);
    }

    private static void comparePage(String text) throws IOException {
        if ("update".equals(System.getProperty("golden"))) {
            Files.writeString(PAGE, text);
        }
        assertThat(text)
                .as("docs/sources.md; if the new text is right, rewrite it with -Dgolden=update")
                .isEqualTo(Files.readString(PAGE));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
