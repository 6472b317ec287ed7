package org.ladderworks.engine.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.error.DrmException;
import org.ladderworks.engine.error.EngineException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PackagingException;
import org.ladderworks.engine.testing.Clips;
import org.ladderworks.engine.testing.CodedSamples;
import org.ladderworks.engine.testing.SyntheticMp4;

/** Pictures that end inside their headers, or lie about their parts, are refused in order whatever is to encrypt them. */
class HostileSamplesTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    @TempDir
    Path folder;

    private int packages;

    static List<Arguments> everyCodecInBothSchemes() {
        return Stream.of(CodedSamples.values())
                .flatMap(codec -> Stream.of(ProtectionScheme.values()).map(scheme -> Arguments.of(codec, scheme)))
                .toList();
    }

    static List<Arguments> everyLie() {
        return everyCodecInBothSchemes().stream()
                .flatMap(each -> Stream.of(Lie.values()).map(lie -> Arguments.of(each.get()[0], each.get()[1], lie)))
                .toList();
    }

    static List<Arguments> nalUnitsInBothSchemes() {
        return everyCodecInBothSchemes().stream()
                .filter(each -> each.get()[0] != CodedSamples.AV1)
                .toList();
    }

    /** What a size says of so many bytes. */
    enum Lie {
        NOTHING {
            @Override
            long of(long size) {
                return 0;
            }
        },
        ONE_BYTE {
            @Override
            long of(long size) {
                return 1;
            }
        },
        ONE_TOO_MANY {
            @Override
            long of(long size) {
                return size + 1;
            }
        },
        ALL_THAT_32_BITS_TELL {
            @Override
            long of(long size) {
                return 0xFFFF_FFFFL;
            }
        };

        abstract long of(long size);
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("everyCodecInBothSchemes")
    void whatIsWholeIsPackaged(CodedSamples codec, ProtectionScheme scheme) {
        assertThat(refusal(codec, scheme, codec.samples())).isEmpty();
    }

    /** A slice, or a frame with its tiles, at every length: refused up to its header's end, packaged from there on. */
    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("everyCodecInBothSchemes")
    void headersThatEndEarlyAreRefusedAtEveryLength(CodedSamples codec, ProtectionScheme scheme) {
        for (int sample = 0; sample < codec.samples().size(); sample++) {
            byte[] whole = codec.samples().get(sample);
            byte[] last = codec.last(whole);
            int refused = 0;
            for (int length = 0; length <= last.length; length++) {
                byte[] cut = codec.ending(whole, Arrays.copyOf(last, length), length);
                Optional<ErrorCode> refusal = refusal(codec, scheme, codec.with(sample, cut));
                refusal.ifPresent(code -> assertThat(code).isEqualTo(ErrorCode.RENDITION_UNREADABLE));
                refused += refusal.isPresent() ? 1 : 0;
                assertThat(refusal.isPresent())
                        .as("sample %d cut to %d of %d bytes", sample, length, last.length)
                        .isEqualTo(refused == length + 1);
            }
            assertThat(refused).isBetween(3, last.length);
        }
    }

    @ParameterizedTest(name = "{0} in {1}: {2}")
    @MethodSource("everyLie")
    void sizesThatLieAreRefused(CodedSamples codec, ProtectionScheme scheme, Lie lie) {
        for (int sample = 0; sample < codec.samples().size(); sample++) {
            byte[] whole = codec.samples().get(sample);
            byte[] last = codec.last(whole);
            byte[] lying = codec.ending(whole, last, lie.of(last.length));

            assertThat(refusal(codec, scheme, codec.with(sample, lying)))
                    .as("sample %d", sample)
                    .hasValueSatisfying(code ->
                            assertThat(code).isIn(ErrorCode.RENDITION_UNREADABLE, ErrorCode.STREAM_NOT_PROTECTABLE));
        }
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("everyCodecInBothSchemes")
    void samplesWithoutBytesAreRefused(CodedSamples codec, ProtectionScheme scheme) {
        for (int sample = 0; sample < codec.samples().size(); sample++) {
            assertThat(refusal(codec, scheme, codec.with(sample, new byte[0])))
                    .contains(ErrorCode.RENDITION_UNREADABLE);
        }
    }

    /** Of slices that are too short to be encrypted in whole blocks, those in cenc are clear, and so need no telling apart. */
    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("nalUnitsInBothSchemes")
    void thousandsOfTinySlicesAreRefusedSoon(CodedSamples codec, ProtectionScheme scheme) {
        boolean inBlocks = scheme == ProtectionScheme.CENC;
        for (int sample = 0; sample < codec.samples().size(); sample++) {
            for (int length : new int[] {14, 60}) {
                byte[] slices = codec.repeated(codec.samples().get(sample), 20_000, length);
                List<byte[]> samples = codec.with(sample, slices);

                Optional<EngineException> refused =
                        Assertions.assertTimeout(SOON, () -> refused(codec, scheme, samples));
                if (inBlocks && length < 16) {
                    assertThat(refused).isEmpty();
                } else {
                    assertThat(refused).hasValueSatisfying(e -> {
                        assertThat(e.code()).isEqualTo(ErrorCode.STREAM_NOT_PROTECTABLE);
                        assertThat(e).hasMessageContaining("more than " + (inBlocks ? 40 : 42) + " slices");
                    });
                }
            }
        }
    }

    private Optional<ErrorCode> refusal(CodedSamples codec, ProtectionScheme scheme, List<byte[]> samples) {
        return refused(codec, scheme, samples).map(EngineException::code);
    }

    private Optional<EngineException> refused(CodedSamples codec, ProtectionScheme scheme, List<byte[]> samples) {
        Path file = new SyntheticMp4(codec.order()).media(codec, samples).write(folder.resolve("clip.mp4"));
        try {
            Packages.pack(folder.resolve("out" + ++packages), Protections.of(scheme), Clips.rung(file));
            return Optional.empty();
        } catch (PackagingException | DrmException e) {
            return Optional.of(e);
        }
    }
}
