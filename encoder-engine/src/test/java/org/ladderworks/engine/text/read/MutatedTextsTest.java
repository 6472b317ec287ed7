package org.ladderworks.engine.text.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ladderworks.engine.error.EngineException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.text.Cue;
import org.ladderworks.engine.text.CueTimeline;
import org.ladderworks.engine.text.TimedText;
import org.ladderworks.engine.text.WebVtt;
import org.ladderworks.engine.time.MediaTime;

/** Broken texts are read or refused with their code, soon, and what is read of them is written as good WebVTT. */
class MutatedTextsTest {
    private static final int ROUNDS = 3000;
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final List<String> BITS = List.of(
            "-->",
            "<",
            ">",
            "&",
            "{\\",
            "}",
            "\n\n",
            "\r",
            "00:00:01",
            "<i>",
            "</i>",
            "{\\p1}",
            "\0",
            "\uFEFF",
            ":",
            ",",
            "99999999999999999999",
            "-1",
            "<p begin='",
            "]]>",
            "<![CDATA[",
            "&#0;",
            "&lt;",
            "\uD800",
            "t' end='9f'",
            "[Events]");

    private static final Map<TextFormat, String> SEEDS = new EnumMap<>(Map.of(
            TextFormat.SUBRIP,
            "1\n00:00:01,000 --> 00:00:02,000\n{\\an8}<i>One</i> & <b>two\nthree\n\n2\n00:00:02,000 --> 00:00:03,000\nFour\n",
            TextFormat.WEBVTT,
            """
            WEBVTT

            NOTE a

            1
            00:01.000 --> 00:02.000 line:10% align:left
            <v Fred>One &amp; <i>two</i>

            00:02.000 --> 00:03.000
            <ruby>a<rt>b</rt></ruby>
            """,
            TextFormat.TTML,
            "<tt xmlns='http://www.w3.org/ns/ttml' frameRate='25'><head><styling><style id='a' fontStyle='italic'/></styling>"
                    + "<layout><region id='r' origin='1% 2%' extent='3% 4%'/></layout></head><body><div begin='1s'>"
                    + "<p region='r' style='a' begin='1s' end='00:00:09:10'>One<br/>two <span dur='5t'>x</span></p></div></body></tt>",
            TextFormat.ASS,
            """
            [Script Info]
            PlayResY: 288
            [V4+ Styles]
            Format: Name, Italic, Alignment
            Style: Default,-1,8
            [Events]
            Format: Layer, Start, End, Style, Text
            Dialogue: 0,0:00:01.00,0:00:02.00,Default,{\\an8\\i1}One\\Ntwo{\\p1}m{\\p0}
            """));

    @ParameterizedTest
    @EnumSource
    void readOrRefused(TextFormat format) {
        byte[] seed = SEEDS.getOrDefault(format, "").getBytes(StandardCharsets.UTF_8);
        assertThat(TextReader.read(seed, format, "it").cues()).isNotEmpty();
        Random random = new Random(format.name().length());
        Assertions.assertTimeout(LONGEST, () -> {
            int read = 0;
            for (int i = 0; i < ROUNDS; i++) {
                read += readOrRefused(format, mutated(seed, random)) ? 1 : 0;
            }
            assertThat(read).as("some are still texts").isGreaterThan(ROUNDS / 100);
        });
    }

    /** What is long in one way or another must not take long. */
    @ParameterizedTest
    @EnumSource
    void longOnesAreReadSoon(TextFormat format) {
        String seed = SEEDS.getOrDefault(format, "");
        Assertions.assertTimeout(LONGEST, () -> {
            for (String bit : BITS) {
                int middle = seed.length() * 2 / 3;
                String swollen =
                        seed.substring(0, middle) + bit.repeat(400_000 / bit.length()) + seed.substring(middle);
                readOrRefused(format, swollen.getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    private static boolean readOrRefused(TextFormat format, byte[] bytes) {
        try {
            TimedText text = CueTimeline.from(MediaTime.of(1, 1), TextReader.read(bytes, format, "it"));
            List<Cue> cues = CueTimeline.until(MediaTime.of(3600, 1), text.cues());
            if (!cues.isEmpty()) {
                TimedText again =
                        TextReader.read(WebVtt.file(cues).getBytes(StandardCharsets.UTF_8), TextFormat.WEBVTT, "it");
                assertThat(again.cues()).hasSameSizeAs(cues);
                for (int i = 0; i < cues.size(); i++) {
                    assertThat(again.cues().get(i).text()).isEqualTo(cues.get(i).text());
                }
            }
            return true;
        } catch (EngineException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.TEXT_UNUSABLE);
            return false;
        }
    }

    private static byte[] mutated(byte[] seed, Random random) {
        byte[] bytes = seed.clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(bytes.length + 1);
            int to = Math.min(bytes.length, at + random.nextInt(12));
            byte[] bit = BITS.get(random.nextInt(BITS.size())).getBytes(StandardCharsets.UTF_8);
            switch (random.nextInt(4)) {
                case 0 -> bytes = joined(bytes, at, bit, at);
                case 1 -> bytes = joined(bytes, at, new byte[0], to);
                case 2 -> bytes = joined(bytes, at, Arrays.copyOfRange(bytes, 0, to), at);
                default -> {
                    if (at < bytes.length) {
                        bytes[at] = (byte) random.nextInt(256);
                    }
                }
            }
        }
        return bytes;
    }

    private static byte[] joined(byte[] bytes, int before, byte[] middle, int after) {
        byte[] joined = Arrays.copyOf(bytes, before + middle.length + bytes.length - after);
        System.arraycopy(middle, 0, joined, before, middle.length);
        System.arraycopy(bytes, after, joined, before + middle.length, bytes.length - after);
        return joined;
    }
}
