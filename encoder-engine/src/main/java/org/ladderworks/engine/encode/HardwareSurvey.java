package org.ladderworks.engine.encode;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ladderworks.engine.cmaf.video.VideoCodec;
import org.ladderworks.engine.ladder.FamilySettings;
import org.ladderworks.engine.ladder.LadderRung;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.progress.Tasks;
import org.ladderworks.engine.time.Bitrate;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.Resolution;

/** Tries every hardware encoder with every codec, for those who ask what this machine can do. */
public final class HardwareSurvey {
    private static final double CRF = 23;
    private static final Bitrate CEILING = Bitrate.ofKilobits(1_000);

    private final HardwareTrial trial;

    public HardwareSurvey(HardwareTrial trial) {
        this.trial = trial;
    }

    /**
     * What came of the trials of one encoder.
     *
     * @param codecs each codec that FFmpeg has a name for with this encoder
     */
    public record Line(HardwareEncoder encoder, Map<VideoCodec, HardwareTrial.Result> codecs) {
        public Line {
            codecs = new EnumMap<>(codecs);
        }
    }

    /** One line for each encoder, in their order; they are tried at the same time, as each is another device. */
    public List<Line> run(Cancellation cancellation) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Line>> lines = new ArrayList<>();
            for (HardwareEncoder encoder : HardwareEncoder.values()) {
                lines.add(threads.submit(() -> line(encoder, cancellation)));
            }
            return lines.stream().map(Tasks::result).toList();
        }
    }

    private Line line(HardwareEncoder encoder, Cancellation cancellation) {
        Map<VideoCodec, HardwareTrial.Result> codecs = new EnumMap<>(VideoCodec.class);
        for (VideoCodec codec : VideoCodec.values()) {
            if (encoder.encoder(codec).isPresent()) {
                codecs.put(codec, trial.run(encoder, rung(codec), cancellation));
            }
        }
        return new Line(encoder, codecs);
    }

    private static RungPlan rung(VideoCodec codec) {
        LadderRung rung = new LadderRung(
                new FamilySettings(codec, false, false, CRF, "medium"),
                new Resolution(640, 360),
                CEILING,
                new FrameRate(25, 1),
                false);
        return new RungPlan(rung, "medium", 8, new RateControl.CappedCrf(CRF, RateControl.capFor(CEILING)));
    }
}
