package org.ladderworks.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ladderworks.engine.encode.HardwareSurvey;
import org.ladderworks.engine.encode.HardwareTrial;
import org.ladderworks.engine.encode.TrialEncode;
import org.ladderworks.engine.ladder.LadderPreset;
import org.ladderworks.engine.overlay.SystemFonts;
import org.ladderworks.engine.packaging.CipherWarmUp;
import org.ladderworks.engine.pipeline.Analysis;
import org.ladderworks.engine.pipeline.Analyst;
import org.ladderworks.engine.pipeline.ClipSpec;
import org.ladderworks.engine.pipeline.CountableTimes;
import org.ladderworks.engine.pipeline.EncodeJob;
import org.ladderworks.engine.pipeline.FetchedClips;
import org.ladderworks.engine.pipeline.ImagesJob;
import org.ladderworks.engine.pipeline.ImagesSpec;
import org.ladderworks.engine.pipeline.JobOutcome;
import org.ladderworks.engine.pipeline.JobSpec;
import org.ladderworks.engine.pipeline.MadeImages;
import org.ladderworks.engine.pipeline.PictureChoice;
import org.ladderworks.engine.pipeline.Rehearsal;
import org.ladderworks.engine.pipeline.RemoteClips;
import org.ladderworks.engine.pipeline.RepackageJob;
import org.ladderworks.engine.pipeline.RepackageSpec;
import org.ladderworks.engine.pipeline.WorkFolder;
import org.ladderworks.engine.probe.FrameIndexer;
import org.ladderworks.engine.probe.PictureScanner;
import org.ladderworks.engine.probe.ProbeResult;
import org.ladderworks.engine.probe.Prober;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.progress.Pause;
import org.ladderworks.engine.progress.Progress;
import org.ladderworks.engine.source.Source;
import org.ladderworks.engine.source.remote.HttpOrigin;
import org.ladderworks.engine.source.remote.RemoteOrigin;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.tool.ToolInventory;
import org.ladderworks.engine.tool.ToolRunner;
import org.ladderworks.engine.trickplay.SourceStill;

/** Everything that the app asks of the engine. Thread-safe; calls block until their work is done. */
public final class EncodingEngine implements AutoCloseable {
    private final ToolRunner runner;
    private final ToolInventory tools;
    private final Prober prober;
    private final Analyst analyst;
    private final List<RemoteOrigin> origins;
    private final RemoteClips remote;
    private final HardwareTrial trial;

    private EncodingEngine(ToolRunner runner, ToolInventory tools, List<RemoteOrigin> origins, HardwareTrial trial) {
        this.trial = trial;
        this.runner = runner;
        this.tools = tools;
        this.origins = origins;
        this.remote = new RemoteClips(origins);
        this.prober = new Prober(runner, tools);
        this.analyst = new Analyst(prober, new FrameIndexer(runner, tools), new PictureScanner(runner, tools));
    }

    /** Unpacks the bundled tools where that has not been done yet; fails with an EncodeException where it cannot. */
    public static EncodingEngine open() {
        return open(List.of());
    }

    /**
     * The same with further places that sources are fetched from.
     *
     * @param further besides servers of HTTP; closed with the engine
     */
    public static EncodingEngine open(List<RemoteOrigin> further) {
        List<RemoteOrigin> origins =
                Stream.concat(Stream.of(new HttpOrigin()), further.stream()).toList();
        return with(new ToolRunner(), origins);
    }

    private static EncodingEngine with(ToolRunner runner, List<RemoteOrigin> origins) {
        ToolInventory tools = ToolInventory.bundled();
        return new EncodingEngine(runner, tools, origins, new TrialEncode(runner, tools));
    }

    /** An engine whose tools may stand still only for so long. */
    static EncodingEngine impatient(Duration standstill) {
        return with(new ToolRunner(standstill, standstill.multipliedBy(10)), List.of());
    }

    /** An engine that believes another trial of hardware encoders than its own. */
    static EncodingEngine believing(HardwareTrial trial) {
        return believing(trial, ToolInventory.bundled());
    }

    /** The same with other tools than those bundled. */
    static EncodingEngine believing(HardwareTrial trial, ToolInventory tools) {
        return new EncodingEngine(new ToolRunner(), tools, List.of(new HttpOrigin()), trial);
    }

    /**
     * What is in a source, and the ladder that it would get.
     *
     * @param presets one for each codec; empty for the one proposed
     * @param pictures what was decided about the pictures
     * @throws org.ladderworks.engine.error.EngineException where the source cannot be used
     */
    public Analysis planLadder(
            Path source, List<LadderPreset> presets, PictureChoice pictures, Cancellation cancellation) {
        return planLadder(List.of(ClipSpec.whole(source)), presets, pictures, cancellation);
    }

    /** The same for pieces of sources, one behind the other. */
    public Analysis planLadder(
            List<ClipSpec> clips, List<LadderPreset> presets, PictureChoice pictures, Cancellation cancellation) {
        return CountableTimes.in(() -> analyst.analyse(clips, presets, pictures, cancellation));
    }

    /** Sources that lie elsewhere become copies in the work folder; those that are files stay as they are. To be closed. */
    public FetchedClips fetch(
            List<ClipSpec> clips, WorkFolder work, Progress.Listener progress, Cancellation cancellation) {
        return remote.fetch(clips, work, progress, cancellation);
    }

    /** Schemes of the addresses that every engine can fetch sources from, in lower case. */
    public static Set<String> remoteSchemes() {
        return Set.of("http", "https");
    }

    /** What is in a source, also in one that cannot be encoded; otherwise as {@link #planLadder}. */
    public Analysis look(Path source, Cancellation cancellation) {
        return look(source, Optional.empty(), cancellation);
    }

    /** The same; images need a frame rate. */
    public Analysis look(Path source, Optional<FrameRate> rate, Cancellation cancellation) {
        return CountableTimes.in(() -> analyst.look(Source.of(source, rate), cancellation));
    }

    /**
     * What the headers of a source say, in a moment, however long it is.
     *
     * @throws org.ladderworks.engine.error.EngineException where the source cannot be used
     */
    public ProbeResult probe(Source source, Cancellation cancellation) {
        return CountableTimes.in(() -> prober.probe(source, cancellation));
    }

    /**
     * Takes one small picture of a source, to know it by.
     *
     * @param probed what {@link #probe} told of it
     * @param longest side in pixels
     * @param jpeg is written at once or not at all; its folder must be there
     * @return false where the source has no pictures
     * @throws org.ladderworks.engine.error.EngineException where none can be taken
     */
    public boolean still(Source source, ProbeResult probed, int longest, Path jpeg, Cancellation cancellation) {
        return new SourceStill(runner, tools).take(source, probed, longest, jpeg, cancellation);
    }

    /**
     * Makes pictures of a title without encoding it: thumbnails and posters.
     *
     * @throws org.ladderworks.engine.error.EngineException where they cannot be made; then nothing of them is left
     * @throws java.util.concurrent.CancellationException likewise
     */
    public MadeImages images(ImagesSpec job, Progress.Listener progress, Cancellation cancellation) {
        return CountableTimes.in(() -> new ImagesJob(runner, tools, analyst).run(job, progress, cancellation));
    }

    /** Encodes and packages. Errors are outcomes; only bugs are thrown. */
    public JobOutcome run(JobSpec job, Progress.Listener progress, Cancellation cancellation) {
        return run(job, progress, new Pause(), cancellation);
    }

    /** The same for a job that the operator may hold and let go on. */
    public JobOutcome run(JobSpec job, Progress.Listener progress, Pause pause, Cancellation cancellation) {
        return new EncodeJob(runner, tools, analyst, remote, trial).run(job, progress, pause, cancellation);
    }

    /**
     * Encodes a few seconds from the middle of a job's source as the job would, to see what all of it will take and give.
     * Nothing of it is kept.
     *
     * @param job of one source that is here; whatever it protects, this is in clear
     * @throws org.ladderworks.engine.error.EngineException as the job would fail
     * @throws java.util.concurrent.CancellationException where it was cancelled
     */
    public Rehearsal.Rehearsed rehearse(JobSpec job, Progress.Listener progress, Cancellation cancellation) {
        return new Rehearsal(runner, tools, told -> new EncodeJob(told, tools, analyst, remote, trial))
                .run(job, progress, cancellation);
    }

    /** Makes hashes and ciphers fast beside whatever else starts: for a program that is about to {@link #repackage}. */
    public static void warmUp() {
        CipherWarmUp.start();
    }

    /** Packages already encoded files, without encoding. Errors are outcomes; only bugs are thrown. */
    public static JobOutcome repackage(RepackageSpec job, Progress.Listener progress, Cancellation cancellation) {
        return RepackageJob.run(job, progress, cancellation);
    }

    /** The font that texts are drawn with where none is named; empty where this system has none that is known. */
    public static Optional<Path> systemFont() {
        return SystemFonts.find();
    }

    /** Starts the bundled FFmpeg and returns what it says of itself; fails with an EncodeException where it cannot run. */
    public String askFfmpeg() {
        return tools.ask(runner);
    }

    /** The bundled tools, for those who report on them. */
    public ToolInventory tools() {
        return tools;
    }

    /** Tries which hardware encoders work on this machine; takes a few seconds where they do. */
    public List<HardwareSurvey.Line> surveyHardware(Cancellation cancellation) {
        return new HardwareSurvey(trial).run(cancellation);
    }

    /** Makes a source of moving test pictures with sound: what {@code demo} encodes. */
    public void generateSample(Path file, int seconds, Cancellation cancellation) {
        org.ladderworks.engine.tool.SampleSource.generate(runner, tools, file, seconds, cancellation);
    }

    /** Kills every child that still runs. */
    @Override
    public void close() {
        runner.close();
        origins.forEach(RemoteOrigin::close);
    }

    /** Names of the presets, in the order in which they are shown. */
    public static List<String> presets() {
        return org.ladderworks.engine.ladder.Presets.NAMES;
    }
}
