package org.ladderworks.app.players;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures sound against picture as the video element puts them out, behind MSE, decoders and clock.
 *
 * <p>The picture's side is {@code requestVideoFrameCallback}: each frame that reaches the compositor is drawn to a
 * canvas, and the first white one gives its {@code mediaTime}. The sound's side is an AudioWorklet that the element
 * plays into: it finds the first loud sample, exact to a sample, on the audio context's clock. Readings of that clock
 * together with {@code currentTime} turn it into media time; the median of the readings around the beep takes most of the
 * jitter of the single ones out. Measured with ffmpeg's packages, about 100 beeps in all four combinations: within -2.6
 * and +0.1 ms of the truth, for sound in sync, sound made 100 ms late, and sound whose edit list was taken away (21.3
 * ms). Most are within 0.1 ms; the rest is Chromium's clock being steered.
 *
 * <p>The second figure, {@code wall}, compares expected display time and the time at which the sound enters the audio
 * context, in real time. It holds the whole of Chromium's scheduling: a display period of 16.7 ms, audio buffers of 10
 * ms; measured error -7 to +18 ms. The context's output latency (42 ms here) comes on top, and Chromium does not hold the
 * picture back for it: that is the price of listening in, not a fault of the package. Good for finding a gross fault, not
 * for judging a frame. No flag is needed: without a sound card Chromium plays into a timer.
 */
final class SyncProbe {
    private static final JsonMapper JSON = new JsonMapper();
    private static final double PATIENCE = 20;
    /** A flash and a beep farther apart than this do not belong together, in seconds. */
    private static final double FARTHEST = 0.5;
    /** Clock readings this near to a beep tell its media time, in seconds. */
    private static final double NEAR = 0.25;
    /** Share of the frame duration that rounding may take. */
    private static final double ONE_FRAME = 1.5;

    private final Browser browser;

    SyncProbe(Browser browser) {
        this.browser = browser;
    }

    /** Plays the clip once, in real time. */
    SyncReport measure(String pageUrl, Player player, String url) throws InterruptedException {
        PlayerPage page = new PlayerPage(browser, pageUrl);
        browser.run("lab.sync.start()");
        // Connecting the element later would leave the first sounds out.
        for (int i = 0; i < 100 && !browser.text("return document.title").equals("sync ready"); i++) {
            Thread.sleep(20);
        }
        page.load(player, url, 1, false);
        PlayerState started = page.await(PATIENCE, state -> state.started() || state.broken());
        PlayerState last =
                page.await(PATIENCE + Math.max(0, started.duration()), state -> state.ended() || state.broken());
        List<Problem> problems = new ArrayList<>(last.problems());
        if (!last.ended()) {
            problems.add(new Problem(Problem.Kind.END, "sync", "playback did not reach its end", last.currentTime()));
        }
        SyncRecording recording =
                JSON.readValue(browser.text("return JSON.stringify(lab.sync.result())"), SyncRecording.class);
        return pair(recording, last.frameDuration(), problems);
    }

    private static SyncReport pair(SyncRecording recording, double frameDuration, List<Problem> problems) {
        List<Beep> beeps = new ArrayList<>();
        for (double at : recording.beeps()) {
            Beep.of(at, recording.clocks()).ifPresent(beeps::add);
        }
        List<SyncReport.Pair> pairs = new ArrayList<>();
        List<Double> lonely = new ArrayList<>();
        for (SyncRecording.Flash flash : recording.flashes()) {
            Optional<Beep> nearest = beeps.stream()
                    .filter(beep -> Math.abs(beep.media() - flash.media()) < FARTHEST)
                    .min(Comparator.comparingDouble(beep -> Math.abs(beep.media() - flash.media())));
            if (nearest.isEmpty()) {
                lonely.add(flash.media());
                continue;
            }
            Beep beep = nearest.get();
            beeps.remove(beep);
            boolean exact = flash.media() - flash.before() < ONE_FRAME * frameDuration;
            pairs.add(
                    new SyncReport.Pair(flash.media(), beep.media(), beep.wall() - flash.shown(), beep.noise(), exact));
        }
        return new SyncReport(
                List.copyOf(pairs),
                List.copyOf(lonely),
                beeps.stream().map(Beep::media).toList(),
                recording.latency(),
                List.copyOf(problems));
    }

    /** A beep on the media clock and on the page's. */
    private record Beep(double media, double wall, double noise) {
        static Optional<Beep> of(double at, List<SyncRecording.Clocks> clocks) {
            List<SyncRecording.Clocks> near = clocks.stream()
                    .filter(clock -> Math.abs(clock.context() - at) < NEAR)
                    .toList();
            if (near.isEmpty()) {
                return Optional.empty();
            }
            double[] media = offsets(near, clock -> clock.media() - clock.context());
            double[] wall = offsets(near, clock -> clock.wall() - clock.context());
            return Optional.of(new Beep(at + median(media), at + median(wall), deviation(media)));
        }

        private static double[] offsets(
                List<SyncRecording.Clocks> clocks, ToDoubleFunction<SyncRecording.Clocks> offset) {
            return clocks.stream().mapToDouble(offset).sorted().toArray();
        }

        private static double median(double[] sorted) {
            return sorted[sorted.length / 2];
        }

        private static double deviation(double[] values) {
            double mean = DoubleStream.of(values).average().orElse(0);
            return Math.sqrt(DoubleStream.of(values)
                    .map(value -> (value - mean) * (value - mean))
                    .average()
                    .orElse(0));
        }
    }
}
