package org.ladderworks.engine.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ladderworks.engine.testing.RealTools;

/**
 * Eight seconds of a transport stream's clock, which begins late, in Matroska, with texts on that clock.
 *
 * @param source with both texts in it
 * @param srt the first of them
 */
record TextedFilm(Path source, Path srt) {
    /** Cues in the middle, across a border of segments, to the end and behind it. */
    static final String SUBRIP = """
            1
            00:00:00,500 --> 00:00:01,500
            <i>Hello</i> & welcome

            2
            00:00:03,200 --> 00:00:04,400
            across the border

            3
            00:00:04,000 --> 00:00:20,000
            to the end

            4
            00:00:30,000 --> 00:00:31,000
            too late
            """;

    private static final String ASS = """
            [Script Info]
            ScriptType: v4.00+

            [V4+ Styles]
            Format: Name, Fontname, Fontsize, Bold, Italic, Alignment
            Style: Default,Arial,16,0,0,2

            [Events]
            Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
            Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,{\\an8}EXIT
            """;

    static TextedFilm make(Path folder) throws IOException {
        Path srt = Files.writeString(folder.resolve("film.srt"), SUBRIP);
        Path ass = Files.writeString(folder.resolve("film.ass"), ASS);
        Path source = folder.resolve("film.mkv");
        RealTools.run(
                RealTools.bundledFfmpeg(),
                List.of(
                        "-v",
                        "error",
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc2=size=320x180:rate=25:duration=8",
                        "-i",
                        srt.toString(),
                        "-i",
                        ass.toString(),
                        "-map",
                        "0",
                        "-map",
                        "1",
                        "-map",
                        "2",
                        "-c:v",
                        "libx264",
                        "-preset",
                        "ultrafast",
                        "-g",
                        "48",
                        "-c:s:0",
                        "srt",
                        "-c:s:1",
                        "ass",
                        "-metadata:s:s:0",
                        "language=ger",
                        "-metadata:s:s:0",
                        "title=Untertitel",
                        "-disposition:s:0",
                        "default+hearing_impaired",
                        "-metadata:s:s:1",
                        "language=eng",
                        "-disposition:s:1",
                        "forced",
                        "-output_ts_offset",
                        "10",
                        source.toString()));
        return new TextedFilm(source, srt);
    }
}
