package org.ladderworks.engine.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ladderworks.engine.probe.ProbeResult.AudioStream;
import org.ladderworks.engine.probe.ProbeResult.Colour;
import org.ladderworks.engine.probe.ProbeResult.Ratio;
import org.ladderworks.engine.probe.ProbeResult.TextStream;
import org.ladderworks.engine.probe.ProbeResult.VideoStream;
import org.ladderworks.engine.saying.Saying;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Resolution;
import org.ladderworks.engine.time.Timescale;
import tools.jackson.databind.JsonNode;

/** Reads what {@code ffprobe -of json} prints into a {@link ProbeResult}. Pure; unknown and absent fields are normal. */
final class ProbeJson {
    private static final Pattern RATIO = Pattern.compile("(\\d{1,9})[:/](\\d{1,9})");
    private static final Pattern TIMECODE = Pattern.compile("\\d{2}:[0-5]\\d:[0-5]\\d[:;]\\d{2,3}");
    private static final int MOST_SIDE = 1 << 15;

    private ProbeJson() {}

    static ProbeResult parse(JsonNode root) {
        List<VideoStream> video = new ArrayList<>();
        List<AudioStream> audio = new ArrayList<>();
        List<TextStream> text = new ArrayList<>();
        List<Saying> ignored = new ArrayList<>();
        // Only MP4 lists its frames; AVI's header counts ticks of a clock that may be finer.
        boolean tellsFrames =
                root.path("format").path("format_name").asString("").contains("mp4");
        for (JsonNode stream : root.path("streams")) {
            int index = stream.path("index").asInt(0);
            String codec = stream.path("codec_name").asString("unknown");
            switch (stream.path("codec_type").asString("unknown")) {
                case "video" -> {
                    if (stream.path("disposition").path("attached_pic").asInt(0) == 1) {
                        ignored.add(LeftOut.ATTACHED_PICTURE.with(index, codec));
                    } else if (!hasSize(stream)) {
                        ignored.add(LeftOut.SIZELESS_VIDEO.with(index, codec));
                    } else {
                        video.add(video(stream, index, codec, tellsFrames));
                    }
                }
                case "audio" -> {
                    if (stream.path("channels").asInt(0) > 0
                            && stream.path("sample_rate").asInt(0) > 0) {
                        audio.add(audio(stream, index, codec));
                    } else {
                        ignored.add(LeftOut.UNDECODABLE_AUDIO.with(index, codec));
                    }
                }
                case "subtitle" ->
                    TextCodec.named(codec)
                            .ifPresentOrElse(
                                    known -> text.add(text(stream, index, known)),
                                    () -> ignored.add(LeftOut.subtitles(index, codec)));
                case String type -> ignored.add(LeftOut.other(index, type, codec));
            }
        }
        JsonNode format = root.path("format");
        return new ProbeResult(
                format.path("format_name").asString("unknown"),
                seconds(format.path("duration")),
                video,
                audio,
                text,
                false,
                ignored,
                timecode(root));
    }

    /** Of a stream of pictures before all else: MXF and MOV tell it of several. FFmpeg marks drop-frame by a semicolon. */
    private static Optional<String> timecode(JsonNode root) {
        Stream<JsonNode> streams = root.path("streams").valueStream();
        Stream<JsonNode> pictures = root.path("streams")
                .valueStream()
                .filter(stream -> stream.path("codec_type").asString("").equals("video"));
        return Stream.of(pictures, streams, Stream.of(root.path("format")))
                .flatMap(all -> all)
                .map(tagged -> tagged.path("tags").path("timecode").asString(""))
                .filter(code -> TIMECODE.matcher(code).matches())
                .findFirst();
    }

    private static boolean hasSize(JsonNode stream) {
        int width = stream.path("width").asInt(0);
        int height = stream.path("height").asInt(0);
        return width > 0 && height > 0 && width <= MOST_SIDE && height <= MOST_SIDE;
    }

    private static VideoStream video(JsonNode stream, int index, String codec, boolean tellsFrames) {
        return new VideoStream(
                index,
                codec,
                stream.path("pix_fmt").asString("unknown"),
                new Resolution(
                        stream.path("width").asInt(0), stream.path("height").asInt(0)),
                ratio(stream.path("sample_aspect_ratio")).orElse(Ratio.ONE),
                rotation(stream),
                ratio(stream.path("avg_frame_rate"))
                        .or(() -> ratio(stream.path("r_frame_rate")))
                        .map(rate -> new FrameRate(rate.numerator(), rate.denominator()))
                        .orElse(new FrameRate(25, 1)),
                timescale(stream),
                ratio(stream.path("time_base")).map(Ratio::numerator).orElse(1),
                seconds(stream.path("duration")),
                tellsFrames ? count(stream.path("nb_frames")) : Optional.empty(),
                new Colour(
                        known(stream.path("color_range")),
                        known(stream.path("color_space")),
                        known(stream.path("color_transfer")),
                        known(stream.path("color_primaries")),
                        known(stream.path("chroma_location"))),
                FieldOrder.named(stream.path("field_order").asString("unknown")),
                HdrJson.of(stream.path("side_data_list")));
    }

    private static AudioStream audio(JsonNode stream, int index, String codec) {
        JsonNode tags = stream.path("tags");
        return new AudioStream(
                index,
                codec,
                stream.path("sample_rate").asInt(0),
                stream.path("channels").asInt(0),
                stream.path("channel_layout").asString(""),
                tags.path("language").asString("und"),
                tags.path("title").asString(""),
                start(stream.path("start_time")),
                seconds(stream.path("duration")),
                stream.path("disposition").path("default").asInt(0) == 1,
                stream.path("profile").asString("").endsWith(" + Dolby Atmos"));
    }

    private static TextStream text(JsonNode stream, int index, TextCodec codec) {
        JsonNode tags = stream.path("tags");
        JsonNode disposition = stream.path("disposition");
        return new TextStream(
                index,
                codec,
                tags.path("language").asString("und"),
                title(tags),
                isSet(disposition, "default"),
                isSet(disposition, "forced"),
                isSet(disposition, "hearing_impaired") || isSet(disposition, "captions"));
    }

    /** MP4 names its tracks by their handlers, which mostly bear the name of the program that wrote them. */
    private static String title(JsonNode tags) {
        String title = tags.path("title").asString("");
        String handler = tags.path("handler_name").asString("");
        return !title.isEmpty() || handler.contains("Handler") || handler.contains("handler") ? title : handler;
    }

    private static boolean isSet(JsonNode disposition, String name) {
        return disposition.path(name).asInt(0) == 1;
    }

    /** FFmpeg gives the matrix's angle counter-clockwise; a viewer's player turns clockwise by the negative of it. */
    private static int rotation(JsonNode stream) {
        for (JsonNode side : stream.path("side_data_list")) {
            if (side.has("rotation")) {
                long quarters = Math.round(-side.path("rotation").asDouble(0) / 90.0);
                return (int) Math.floorMod(quarters, 4L) * 90;
            }
        }
        return 0;
    }

    private static Timescale timescale(JsonNode stream) {
        return ratio(stream.path("time_base"))
                .map(base -> new Timescale(base.denominator()))
                .orElse(new Timescale(90_000));
    }

    private static Optional<Ratio> ratio(JsonNode node) {
        var match = RATIO.matcher(node.asString(""));
        if (!match.matches()) {
            return Optional.empty();
        }
        int numerator = Integer.parseInt(match.group(1));
        int denominator = Integer.parseInt(match.group(2));
        return numerator > 0 && denominator > 0 ? Optional.of(new Ratio(numerator, denominator)) : Optional.empty();
    }

    private static Optional<MediaTime> seconds(JsonNode node) {
        String text = node.asString("");
        return text.matches("\\d{1,9}(\\.\\d{1,12})?") ? Optional.of(MediaTime.ofSeconds(text)) : Optional.empty();
    }

    private static MediaTime start(JsonNode node) {
        String text = node.asString("");
        return text.matches("-?\\d{1,9}(\\.\\d{1,12})?") ? MediaTime.ofSeconds(text) : MediaTime.ZERO;
    }

    private static Optional<Long> count(JsonNode node) {
        String text = node.asString("");
        return text.matches("\\d{1,12}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    private static String known(JsonNode node) {
        String text = node.asString("");
        return text.equals("unknown") || text.equals("unspecified") ? "" : text;
    }
}
