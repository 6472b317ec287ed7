package org.ladderworks.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ladderworks.engine.EncodingEngine;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.drm.ContentKey;
import org.ladderworks.engine.drm.DrmSystem;
import org.ladderworks.engine.drm.IvLedger;
import org.ladderworks.engine.drm.KeyLayout;
import org.ladderworks.engine.drm.signal.SegmentKeyUri;
import org.ladderworks.engine.encode.Effort;
import org.ladderworks.engine.encode.EncodeSettings;
import org.ladderworks.engine.encode.RateMode;
import org.ladderworks.engine.error.DrmException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.progress.Progress;
import org.ladderworks.engine.testing.Clips;

/** However a job ends, no key that it was given can be used any more. */
class KeysWipedTest {
    private static final int ALL_SETS = 3;

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private static Path clip = Path.of("");

    @BeforeAll
    static void encode() {
        clip = Clips.video().frames(48).encode(shared.resolve("clip.mp4"));
    }

    /** What takes keys: packaging, and encoding with packaging behind it. */
    enum Work {
        PACKAGE {
            @Override
            JobOutcome run(Path out, ProtectionSpec keys, Progress.Listener listener, Cancellation cancellation) {
                return EncodingEngine.repackage(
                        new RepackageSpec(List.of(clip), out, List.of(), encrypted(keys)), listener, cancellation);
            }
        },
        ENCODE {
            @Override
            JobOutcome run(Path out, ProtectionSpec keys, Progress.Listener listener, Cancellation cancellation) {
                JobSpec job = JobSpec.of(clip, out, WorkFolder.unlimited(shared.resolve("work")))
                        .with(new EncodeSettings(Optional.of("ultrafast"), RateMode.CAPPED_CRF))
                        .with(new Effort(2, false));
                try (EncodingEngine engine = EncodingEngine.open()) {
                    return engine.run(job.with(encrypted(keys)), listener, cancellation);
                }
            }
        };

        abstract JobOutcome run(Path out, ProtectionSpec keys, Progress.Listener listener, Cancellation cancellation);
    }

    private static PackageSpec encrypted(ProtectionSpec keys) {
        return PackageSpec.standard().with(keys).withTransport();
    }

    @ParameterizedTest
    @EnumSource
    void afterSuccess(Work work) {
        WatchedKeys keys = new WatchedKeys(ALL_SETS);

        assertThat(work.run(folder.resolve("out"), spec(keys, false), _ -> {}, new Cancellation()))
                .isInstanceOf(JobOutcome.Succeeded.class);
        assertWiped(keys, 5);
    }

    @ParameterizedTest
    @EnumSource
    void afterAFailure(Work work) {
        WatchedKeys keys = new WatchedKeys(ALL_SETS);

        assertThat(work.run(folder.resolve("out"), spec(keys, true), _ -> {}, new Cancellation()))
                .isInstanceOfSatisfying(
                        JobOutcome.Failed.class,
                        failed -> assertThat(failed.error().code()).isEqualTo(ErrorCode.VAULT_UNUSABLE));
        assertWiped(keys, 5);
    }

    @ParameterizedTest
    @EnumSource
    void whereOthersCannotBeHad(Work work) {
        for (int sets = 1; sets < ALL_SETS; sets++) {
            WatchedKeys keys = new WatchedKeys(sets);

            assertThat(work.run(folder.resolve("out"), spec(keys, false), _ -> {}, new Cancellation()))
                    .isInstanceOf(JobOutcome.Failed.class);
            assertWiped(keys, 2 * sets);
        }
    }

    @ParameterizedTest
    @EnumSource
    void afterACancel(Work work) {
        WatchedKeys keys = new WatchedKeys(ALL_SETS);
        Cancellation cancellation = new Cancellation();
        Progress.Listener cancelling = progress -> {
            if (progress.stage() == Progress.Stage.PACKAGE) {
                cancellation.cancel();
            }
        };

        assertThat(work.run(folder.resolve("out"), spec(keys, false), cancelling, cancellation))
                .isInstanceOf(JobOutcome.Cancelled.class);
        assertWiped(keys, 5);
    }

    private static void assertWiped(WatchedKeys keys, int count) {
        assertThat(keys.given()).hasSize(count);
        for (ContentKey key : keys.given()) {
            assertThatThrownBy(key::secret).isInstanceOf(IllegalStateException.class);
        }
    }

    /** Of both schemes, with a key for MPEG-TS segments. */
    private static ProtectionSpec spec(WatchedKeys keys, boolean noIvs) {
        return new ProtectionSpec(
                        Set.of(ProtectionScheme.values()),
                        Set.of(DrmSystem.WIDEVINE),
                        "title",
                        Map.of(),
                        Optional.empty(),
                        KeyLayout.VIDEO_AND_AUDIO,
                        Optional.empty(),
                        keys,
                        ledger(noIvs))
                .with(new SegmentKeySpec(new SegmentKeyUri("https://keys.example.com/{kid}"), keys));
    }

    private static IvLedger ledger(boolean none) {
        AtomicInteger drawn = new AtomicInteger();
        return new IvLedger() {
            @Override
            public List<Use> uses(KeyId key, ProtectionScheme scheme, String outline) {
                return List.of();
            }

            @Override
            public String draw(KeyId key, ProtectionScheme scheme, String outline) {
                if (none) {
                    throw new DrmException(ErrorCode.VAULT_UNUSABLE, "no IVs", "Mend the vault.");
                }
                byte[] iv = new byte[scheme == ProtectionScheme.CBCS ? 16 : 8];
                iv[0] = (byte) drawn.incrementAndGet();
                return HexFormat.of().formatHex(iv);
            }

            @Override
            public void finished(List<Finished> tracks) {}
        };
    }
}
