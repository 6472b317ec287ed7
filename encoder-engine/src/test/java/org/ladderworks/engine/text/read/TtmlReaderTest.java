package org.ladderworks.engine.text.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ladderworks.engine.error.SourceException;

/** TTML, IMSC and EBU-TT as text. */
class TtmlReaderTest {
    private static final String NAMESPACES =
            "xmlns='http://www.w3.org/ns/ttml' xmlns:tts='http://www.w3.org/ns/ttml#styling'"
                    + " xmlns:ttp='http://www.w3.org/ns/ttml#parameter'";

    @Test
    @DisplayName("styles, regions, line breaks and blanks become what WebVTT has of them")
    void look() {
        assertThat(Read.cues(TextFormat.TTML, document("", """
                                <head><styling>
                                  <style xml:id='em' tts:fontStyle='italic'/>
                                </styling><layout>
                                  <region xml:id='up' tts:origin='10% 5%' tts:extent='80% 20%'/>
                                  <region xml:id='down' tts:origin='10% 70%' tts:extent='80% 20%'>
                                    <style tts:displayAlign='after'/>
                                  </region>
                                </layout></head>
                                <body><div>
                                  <p begin='1s' end='2s' region='up'>Hello,
                                     <span style='em'>you &amp; me</span><br/>second &lt;line></p>
                                  <p begin='3s' dur='500ms' region='down' tts:textAlign='right'><span tts:fontWeight='bold'>Low</span></p>
                                </div></body>
                                """)))
                .containsExactly(
                        "00:00:01.000 --> 00:00:02.000 line:0|Hello, <i>you &amp; me</i>|second &lt;line&gt;",
                        "00:00:03.000 --> 00:00:03.500 align:right|<b>Low</b>");
    }

    @ParameterizedTest(name = "{1} with {0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "''; 00:00:01.5; 00:00:01.500",
                "''; 1.25s; 00:00:01.250",
                "''; 1500ms; 00:00:01.500",
                "''; 0.5m; 00:00:30.000",
                "ttp:frameRate='25'; 00:00:01:05; 00:00:01.200",
                "ttp:frameRate='30' ttp:frameRateMultiplier='1000 1001'; 30f; 00:00:01.001",
                "ttp:tickRate='10000000'; 12345678t; 00:00:01.235",
                "ttp:frameRate='30' ttp:frameRateMultiplier='1000 1001' ttp:timeBase='smpte' ttp:dropMode='dropNTSC';"
                        + " 00:01:00:02; 00:01:00.060",
            })
    @DisplayName("every form of time is exact to the millisecond")
    void times(String attributes, String time, String expected) {
        assertThat(Read.cues(
                        TextFormat.TTML,
                        document(attributes, "<body><div><p begin='" + time + "' end='9m'>a</p></div></body>")))
                .containsExactly(expected + " --> 00:09:00.000|a");
    }

    @Test
    @DisplayName("times of containers add up, sequences follow one another, and timed spans are cues of their own")
    void containers() {
        assertThat(Read.cues(TextFormat.TTML, document("", """
                                <body begin='10s'><div begin='1s' end='5s'><p begin='1s' end='20s'>clipped</p></div>
                                <div timeContainer='seq'><p dur='1s'>one</p><p dur='2s'>two</p></div>
                                <div><p begin='20s' end='24s'><span end='1s'>first</span><span begin='1s'>then</span></p></div></body>
                                """)))
                .containsExactly(
                        "00:00:12.000 --> 00:00:15.000|clipped",
                        "00:00:10.000 --> 00:00:11.000|one",
                        "00:00:11.000 --> 00:00:13.000|two",
                        "00:00:30.000 --> 00:00:31.000|first",
                        "00:00:31.000 --> 00:00:34.000|then");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE tt [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><tt><body><p begin='0s' end='1s'>&a;</p></body></tt>",
                "<!DOCTYPE tt [<!ENTITY a 'aaaaaaaa'><!ENTITY b '&a;&a;&a;'>]><tt><body><p begin='0s' end='1s'>&b;</p></body></tt>",
                "<html><body/></html>",
                "<tt><body>",
                "words",
            })
    @DisplayName("entities, other documents and broken ones are refused; no file is opened")
    void refuses(String document) {
        assertThatThrownBy(() -> Read.cues(TextFormat.TTML, document))
                .isInstanceOf(SourceException.class)
                .hasMessageStartingWith("the text is not TTML: ");
    }

    @Test
    @DisplayName("nesting without end and subtitles that are pictures are refused")
    void refusesDepthAndPictures() {
        assertThatThrownBy(() -> Read.cues(TextFormat.TTML, document("", "<body>" + "<div>".repeat(5000))))
                .isInstanceOf(SourceException.class);
        assertThatThrownBy(
                        () -> Read.cues(
                                TextFormat.TTML,
                                document(
                                        "",
                                        "<body xmlns:smpte='s'><div begin='1s' end='2s' smpte:backgroundImage='1.png'/></body>")))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("pictures");
    }

    @Test
    @DisplayName("styles that name each other again and again, and attributes without number, cost little")
    void swollenStyles() {
        StringBuilder head = new StringBuilder("<head><styling>");
        for (int i = 0; i < 12; i++) {
            head.append("<style xml:id='s%d' style='%s'/>".formatted(i, ("s" + (i + 1) % 12 + " ").repeat(32)));
        }
        head.append("<style xml:id='i' tts:fontStyle='italic'/></styling><layout><region xml:id='r'>");
        for (int i = 0; i < 20_000; i++) {
            head.append("<style a%d='x'/>".formatted(i));
        }
        head.append("</region></layout></head><body><div>");
        head.append("<p region='r' style='s0' begin='1s' end='2s'>a</p>".repeat(20_000));
        head.append("<p style='i' begin='1s' end='2s'>b</p></div></body>");
        List<String> cues = Assertions.assertTimeoutPreemptively(
                Duration.ofMinutes(1), () -> Read.cues(TextFormat.TTML, document("", head.toString())));
        assertThat(cues).hasSize(20_001).last().isEqualTo("00:00:01.000 --> 00:00:02.000|<i>b</i>");
    }

    private static String document(String attributes, String content) {
        return "<?xml version='1.0' encoding='UTF-8'?><tt " + NAMESPACES + " " + attributes + ">" + content + "</tt>";
    }
}
