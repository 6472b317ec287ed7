package org.ladderworks.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.encode.AudioSettings;
import org.ladderworks.engine.encode.Effort;
import org.ladderworks.engine.encode.EncodeSettings;
import org.ladderworks.engine.encode.HardwareEncoder;
import org.ladderworks.engine.encode.HardwareTrial;
import org.ladderworks.engine.encode.HardwareUse;
import org.ladderworks.engine.encode.RateMode;
import org.ladderworks.engine.ladder.Presets;
import org.ladderworks.engine.pipeline.JobOutcome;
import org.ladderworks.engine.pipeline.JobSpec;
import org.ladderworks.engine.pipeline.WorkFolder;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.testing.Clips;
import org.ladderworks.engine.testing.DyingDevice;
import org.ladderworks.engine.tool.ToolInventory;

/** Jobs that may use hardware, on a machine that has none: every one ends in the package that software makes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HardwareJobTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    private Path source = Path.of("");
    private Map<String, byte[]> software = Map.of();

    @BeforeAll
    void encodeInSoftware() throws IOException {
        assumeFalse(
                Files.exists(Path.of("/dev/dri"))
                        || Files.exists(Path.of("/dev/nvidiactl"))
                        || System.getProperty("os.name", "").startsWith("Mac"),
                "there is a device here");
        source = new Clips.Video("320x180", "25", 300, 25, 0, List.of()).encode(folder.resolve("source.mp4"));
        software = files(run("off", HardwareUse.OFF).folder());
    }

    @Test
    @DisplayName("without a device the package is that of software, byte by byte, and a note says what was tried")
    void softwareWhereNoneWorks() throws IOException {
        JobOutcome.Succeeded auto = run("auto", HardwareUse.AUTO);
        assertThat(auto.notes())
                .contains("H.264 is encoded in software; NVENC: no NVIDIA driver (libcuda.so.1);"
                        + " Quick Sync: no device that a driver answers for;"
                        + " VA-API: no device that a driver answers for; VideoToolbox: only on macOS");
        assertThat(files(auto.folder())).containsExactlyEntriesOf(software);
        JobOutcome.Succeeded named = run("nvenc", HardwareUse.NVENC);
        assertThat(named.notes())
                .contains("H.264 is encoded in software; NVENC: no NVIDIA driver (libcuda.so.1)")
                .noneMatch(note -> note.contains("not reproducible"));
        assertThat(files(named.folder())).containsExactlyEntriesOf(software);
    }

    @Test
    @DisplayName(
            "a device that fails in the middle of a job costs the job nothing: all of the family is made in software")
    void softwareWhereTheDeviceFails() throws IOException {
        HardwareTrial believing = (encoder, _, _) -> encoder == HardwareEncoder.NVENC
                ? new HardwareTrial.Result.Works("believed")
                : new HardwareTrial.Result.WorksNot("not believed");
        try (EncodingEngine engine = EncodingEngine.believing(believing)) {
            JobOutcome.Succeeded done = run(engine, "fallen", HardwareUse.AUTO);
            assertThat(done.notes())
                    .anyMatch(note -> note.startsWith("NVENC failed and H.264 was encoded in software instead: ")
                            && note.contains("was given up after 2 attempts")
                            && note.endsWith("no NVIDIA driver (libcuda.so.1)"))
                    .noneMatch(note -> note.contains("not reproducible"));
            assertThat(files(done.folder())).containsExactlyEntriesOf(software);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    @DisplayName("chunks that a device made well before it failed are not mixed with those of software")
    void softwareWhereTheDeviceFailsLater() throws IOException {
        ToolInventory bundled = ToolInventory.bundled();
        DyingDevice device = DyingDevice.in(folder.resolve("dying"), bundled.ffmpeg());
        ToolInventory tools = new ToolInventory(device.ffmpeg(), bundled.ffprobe(), bundled.version());
        try (EncodingEngine engine = EncodingEngine.believing(
                (_, _, _) -> new HardwareTrial.Result.Works("it works, for one chunk"), tools)) {
            JobOutcome.Succeeded done = run(engine, "died", HardwareUse.NVENC);
            assertThat(device.made()).as("a chunk that it made well").isTrue();
            assertThat(done.notes())
                    .anyMatch(note -> note.startsWith("NVENC failed and H.264 was encoded in software instead: ")
                            && note.endsWith("the device has fallen off the bus"))
                    .noneMatch(note -> note.contains("not reproducible"));
            assertThat(files(done.folder())).containsExactlyEntriesOf(software);
        }
    }

    @Test
    @DisplayName("VA-API, which pictures are sent to before they are encoded, falls back the same way")
    void softwareWhereTheUploadFails() throws IOException {
        try (EncodingEngine engine =
                EncodingEngine.believing((_, _, _) -> new HardwareTrial.Result.Works("believed"))) {
            JobOutcome.Succeeded done = run(engine, "fallen-upload", HardwareUse.VAAPI);
            assertThat(done.notes())
                    .anyMatch(note -> note.startsWith("VA-API failed and H.264 was encoded in software instead: "));
            assertThat(files(done.folder())).containsExactlyEntriesOf(software);
        }
    }

    private JobOutcome.Succeeded run(String name, HardwareUse hardware) {
        try (EncodingEngine engine = EncodingEngine.open()) {
            return run(engine, name, hardware);
        }
    }

    private JobOutcome.Succeeded run(EncodingEngine engine, String name, HardwareUse hardware) {
        Path output = folder.resolve(name);
        JobSpec job = JobSpec.of(source, output, WorkFolder.unlimited(folder.resolve(name + ".work")))
                .with(Presets.allNamed("apple-h264"))
                .with(new EncodeSettings(
                        Optional.of("ultrafast"), RateMode.CAPPED_CRF, AudioSettings.standard(), hardware))
                .with(new Effort(2, false));
        return switch (engine.run(job, _ -> {}, new Cancellation())) {
            case JobOutcome.Succeeded done -> done;
            case JobOutcome.Failed failed -> throw new AssertionError(failed.error());
            case JobOutcome.UpToDate same -> throw new AssertionError("already there: " + same.folder());
            case JobOutcome.Cancelled _ -> throw new AssertionError("cancelled by nobody");
        };
    }

    /** Every file of a package: none of them says when or where it was made. */
    private static Map<String, byte[]> files(Path folder) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            all.filter(Files::isRegularFile).forEach(file -> {
                try {
                    files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        assertThat(files).isNotEmpty();
        return files;
    }
}
