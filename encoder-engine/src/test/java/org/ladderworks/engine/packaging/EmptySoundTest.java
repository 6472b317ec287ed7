package org.ladderworks.engine.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.encode.Rendition;
import org.ladderworks.engine.error.DrmException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.testing.Clips;

/** Frames of sound without bytes: FFmpeg stops at the first one that is encrypted, so none ever is. */
class EmptySoundTest {
    @TempDir
    Path folder;

    private byte[] whole = new byte[0];
    private int sizes;
    private int frames;

    @BeforeEach
    void encode() throws IOException {
        whole = Files.readAllBytes(Clips.audio(folder.resolve("sound.m4a"), "0.5", 48_000));
        int stsz = new String(whole, StandardCharsets.ISO_8859_1).indexOf("stsz");
        frames = ByteBuffer.wrap(whole).getInt(stsz + 12);
        sizes = stsz + 16;
        assertThat(frames).isBetween(20, 30);
    }

    @ParameterizedTest
    @EnumSource
    void framesWithoutBytesAreRefused(ProtectionScheme scheme) throws IOException {
        for (int frame : new int[] {0, 1, frames / 2, frames - 2}) {
            byte[] bytes = whole.clone();
            ByteBuffer.wrap(bytes).putInt(sizes + 4 * frame, 0);
            Rendition sound = Clips.sound("en", Files.write(folder.resolve("empty.m4a"), bytes));

            assertThatThrownBy(() -> Packages.pack(folder.resolve("out" + frame), Protections.of(scheme), sound))
                    .isInstanceOfSatisfying(
                            DrmException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STREAM_NOT_PROTECTABLE))
                    .hasMessageContaining("number " + (frame + 1));
            assertThat(Packages.pack(folder.resolve("clear" + frame), sound).tracks())
                    .hasSize(1);
        }
    }
}
