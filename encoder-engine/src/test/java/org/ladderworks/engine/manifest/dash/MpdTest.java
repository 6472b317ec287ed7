package org.ladderworks.engine.manifest.dash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ladderworks.engine.packaging.PackagedPresentation;
import org.ladderworks.engine.packaging.PackagedSegment;
import org.ladderworks.engine.packaging.PackagedTrack;
import org.ladderworks.engine.testing.Presentations;
import org.ladderworks.engine.testing.TrackBuilder;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

class MpdTest {
    static Stream<PackagedPresentation> presentations() {
        return Stream.concat(
                Presentations.all().values().stream(), LongStream.range(0, 40).mapToObj(Presentations::random));
    }

    @ParameterizedTest
    @MethodSource("presentations")
    @DisplayName("PR-59 A static MPD says its duration, in seconds, twice; the period starts at 0")
    void pr59DurationsAreSeconds(PackagedPresentation presentation) throws Exception {
        Element mpd = parsed(presentation);
        Element period = all(mpd, "Period").getFirst();
        assertThat(mpd.getAttribute("type")).isEqualTo("static");
        assertThat(period.getAttribute("start")).isEqualTo("PT0S");
        assertThat(period.getAttribute("duration")).isEqualTo(mpd.getAttribute("mediaPresentationDuration"));
        assertThat(seconds(period.getAttribute("duration"))
                        .subtract(new BigDecimal(presentation.duration().toSeconds(9)))
                        .abs())
                .isLessThanOrEqualTo(new BigDecimal("0.000001"));
    }

    @ParameterizedTest
    @MethodSource("presentations")
    @DisplayName(
            "PR-60 SegmentTimeline lists every segment of every track, where its file is, without gap; a text is one file")
    void pr60TimelinesAreTheSegments(PackagedPresentation presentation) throws Exception {
        Map<String, PackagedTrack> expected = byPath(presentation);
        for (Element representation : all(parsed(presentation), "Representation")) {
            if (isText(representation)) {
                assertOneFile(representation, expected);
                continue;
            }
            Element template = template(representation);
            String media =
                    template.getAttribute("media").replace("$RepresentationID$", representation.getAttribute("id"));
            String folder = media.substring(0, media.lastIndexOf('/'));
            PackagedTrack track = expected.remove(folder);
            assertThat(track).as(folder).isNotNull();
            assertThat(template.getAttribute("initialization")
                            .replace("$RepresentationID$", representation.getAttribute("id")))
                    .isEqualTo(folder + "/init.mp4");
            assertThat(template.getAttribute("timescale"))
                    .isEqualTo(Integer.toString(track.timescale().asInt()));
            assertThat(template.getAttribute("startNumber")).isEqualTo("1");
            List<String> listed = new ArrayList<>();
            long time = 0;
            for (Element s : all(template, "S")) {
                time = s.hasAttribute("t") ? Long.parseLong(s.getAttribute("t")) : time;
                long repeats = s.hasAttribute("r") ? Long.parseLong(s.getAttribute("r")) : 0;
                for (long i = 0; i <= repeats; i++) {
                    listed.add(media.replace("$Number%05d$", "%05d".formatted(listed.size() + 1)) + " " + time);
                    time += Long.parseLong(s.getAttribute("d"));
                }
            }
            assertThat(listed)
                    .containsExactlyElementsOf(track.segments().stream()
                            .map(segment -> folder + "/" + segment.fileName() + " " + segment.start())
                            .toList());
            assertThat(time).isEqualTo(track.duration().ticks());
        }
        assertThat(expected).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("presentations")
    @DisplayName("PR-61 Sets say what they are, that they are aligned and start with SAP 1; one set of a kind is main")
    void pr61AdaptationSetsAreDescribed(PackagedPresentation presentation) throws Exception {
        List<Element> sets = all(parsed(presentation), "AdaptationSet");
        assertThat(sets.stream().map(set -> set.getAttribute("id"))).doesNotHaveDuplicates();
        for (Element set : sets) {
            String type = set.getAttribute("contentType");
            if (type.equals("text")) {
                assertThat(set.getAttribute("mimeType")).isEqualTo("text/vtt");
                assertThat(set.hasAttribute("lang")).isTrue();
                assertThat(all(set, "Role")).isNotEmpty();
                continue;
            }
            assertThat(set.getAttribute("mimeType")).isEqualTo(type + "/mp4");
            assertThat(set.getAttribute("segmentAlignment")).isEqualTo("true");
            assertThat(set.getAttribute("startWithSAP")).isEqualTo("1");
            assertThat(all(set, "Role")).hasSize(1);
            boolean video = type.equals("video");
            assertThat(set.hasAttribute(video ? "par" : "lang")).isTrue();
            for (Element representation : all(set, "Representation")) {
                for (String name : video
                        ? List.of("codecs", "width", "height", "sar", "frameRate")
                        : List.of("codecs", "audioSamplingRate")) {
                    assertThat(representation.hasAttribute(name)).as(name).isTrue();
                }
                assertThat(all(representation, "AudioChannelConfiguration")).hasSize(video ? 0 : 1);
            }
        }
        assertThat(all(parsed(presentation), "SegmentTemplate"))
                .noneMatch(template -> template.hasAttribute("presentationTimeOffset"));
    }

    @Test
    @DisplayName("PR-61 Only sets of the preferred language have the role main")
    void pr61OnlyThePreferredLanguageIsMain() throws Exception {
        assertThat(all(parsed(Presentations.twoLanguages()), "AdaptationSet").stream()
                        .filter(set -> set.getAttribute("contentType").equals("audio"))
                        .map(set -> set.getAttribute("lang") + " "
                                + all(set, "Role").getFirst().getAttribute("value")))
                .containsExactly(
                        "en main", "de alternate", "en commentary", "en description", "en main", "de alternate");
    }

    @Test
    @DisplayName("PR-61 A description is for the visually impaired by Accessibility, which comes before Role")
    void pr61DescriptionsAreForTheVisuallyImpaired() throws Exception {
        for (Element set : all(parsed(Presentations.twoLanguages()), "AdaptationSet")) {
            List<Element> purposes = all(set, "Accessibility");
            Element role = all(set, "Role").getFirst();
            if (role.getAttribute("value").equals("description")) {
                assertThat(purposes).hasSize(1);
                assertThat(purposes.getFirst().getAttribute("schemeIdUri"))
                        .isEqualTo("urn:tva:metadata:cs:AudioPurposeCS:2007");
                assertThat(purposes.getFirst().getAttribute("value")).isEqualTo("1");
                assertThat(purposes.getFirst().compareDocumentPosition(role))
                        .isEqualTo(Node.DOCUMENT_POSITION_FOLLOWING);
            } else {
                assertThat(purposes).isEmpty();
            }
        }
    }

    @Test
    @DisplayName("PR-61 Objects are told beside the channels of their bed, and no set is switched to one without them")
    void pr61ObjectsAreTold() throws Exception {
        List<String> told = new ArrayList<>();
        for (Element set : all(parsed(Presentations.objects()), "AdaptationSet")) {
            assertThat(set.getAttribute("contentType").equals("video")
                            || all(set, "Representation").size() == 1)
                    .isTrue();
            for (Element representation : all(set, "Representation")) {
                if (!representation.getAttribute("codecs").equals("ec-3")) {
                    assertThat(all(representation, "SupplementalProperty")).isEmpty();
                    continue;
                }
                Element channels =
                        all(representation, "AudioChannelConfiguration").getFirst();
                StringBuilder line = new StringBuilder(set.getAttribute("lang") + " " + channels.getAttribute("value"));
                for (Element property : all(representation, "SupplementalProperty")) {
                    assertThat(channels.compareDocumentPosition(property)).isEqualTo(Node.DOCUMENT_POSITION_FOLLOWING);
                    line.append(' ')
                            .append(property.getAttribute("schemeIdUri"))
                            .append('=')
                            .append(property.getAttribute("value"));
                }
                told.add(line.toString());
            }
        }
        String type = " tag:dolby.com,2018:dash:EC3_ExtensionType:2018=JOC";
        String index = " tag:dolby.com,2018:dash:EC3_ExtensionComplexityIndex:2018=";
        assertThat(told)
                .containsExactly("en F801", "en F801" + type + index + 16, "de F801" + type + index + 12, "fr F801");
    }

    @Test
    @DisplayName("PR-62 codecs and colour are those of the track")
    void pr62CodecsAndColourAreThoseOfTheTrack() throws Exception {
        Element mpd = parsed(Presentations.halfRateRung());
        assertThat(all(mpd, "Representation").stream().map(r -> r.getAttribute("codecs")))
                .containsExactly("hvc1.2.4.L123.B0", "hvc1.2.4.L63.B0", "mp4a.40.2");
        assertThat(all(mpd, "SupplementalProperty")).isEmpty();
        assertThat(all(mpd, "EssentialProperty").stream()
                        .map(p -> p.getAttribute("schemeIdUri") + "=" + p.getAttribute("value")))
                .containsExactly(
                        "urn:mpeg:mpegB:cicp:ColourPrimaries=9",
                        "urn:mpeg:mpegB:cicp:TransferCharacteristics=18",
                        "urn:mpeg:mpegB:cicp:MatrixCoefficients=9");
        assertThat(all(parsed(Presentations.videoOnly()), "SupplementalProperty"))
                .isEmpty();
    }

    @Test
    @DisplayName("PR-62 The colour of HDR must be understood, that of SDR may be; HDR is preferred by who can show it")
    void pr62HdrIsForThoseWhoKnowIt() throws Exception {
        List<Element> sets = all(parsed(Presentations.hdrBesideSdr()), "AdaptationSet");
        assertThat(sets.stream().map(set -> all(set, "EssentialProperty").size()))
                .containsExactly(0, 3, 3, 0);
        assertThat(sets.stream().map(set -> all(set, "SupplementalProperty").size()))
                .containsExactly(3, 0, 0, 0);
        assertThat(sets.stream().map(set -> set.getAttribute("selectionPriority")))
                .containsExactly("1", "2", "3", "");
    }

    @Test
    @DisplayName("PR-41 Rungs of another codec or colour are another set")
    void pr41CodecsAndColoursAreNotMixed() throws Exception {
        List<PackagedTrack.Video> mixed =
                new ArrayList<>(Presentations.stereo25().video());
        mixed.addAll(Presentations.halfRateRung().video());
        mixed.set(1, TrackBuilder.withColour(mixed.get(1), Optional.of(TrackBuilder.PQ)));
        assertThat(all(parsed(Presentations.of(mixed.subList(0, 5), List.of())), "AdaptationSet").stream()
                        .map(set -> all(set, "Representation").size()))
                .containsExactly(3, 1, 1);
    }

    @Test
    @DisplayName("PR-63 A long title in two-second segments stays within 256 KB")
    void pr63ALongTitleStaysSmall() {
        int[] frames = IntStream.generate(() -> 50).limit(5 * 1800).toArray();
        PackagedTrack.Video like = Presentations.stereo25().video().getFirst();
        PackagedTrack.Video track = TrackBuilder.video(
                "avc-1080p", "avc1.640028", "1920x1080", like.frameRate(), like.timescale(), 5000, frames);
        String mpd = Mpd.of(
                Presentations.of(List.of(track), List.of(TrackBuilder.audio(track, "en", "main", "English", 2, 128))));
        assertThat(mpd.length()).isLessThan(256 * 1024);
    }

    @ParameterizedTest
    @MethodSource("presentations")
    @DisplayName("PR-64 bandwidth and minBufferTime satisfy the leaky bucket, and no smaller bandwidth would")
    void pr64BandwidthSatisfiesTheLeakyBucket(PackagedPresentation presentation) throws Exception {
        Element mpd = parsed(presentation);
        BigDecimal buffer = seconds(mpd.getAttribute("minBufferTime"));
        Map<String, PackagedTrack> tracks = byPath(presentation);
        for (Element representation : all(mpd, "Representation")) {
            if (isText(representation)) {
                continue;
            }
            String media = template(representation).getAttribute("media");
            PackagedTrack track =
                    tracks.get(media.substring(0, media.indexOf('/') + 1) + representation.getAttribute("id"));
            assertThat(track).isNotNull();
            BigDecimal bandwidth = new BigDecimal(representation.getAttribute("bandwidth"));
            assertThat(stalls(track, bandwidth, buffer)).isFalse();
            // The buffer is counted in whole ticks of the track, so "no smaller" holds to about one part in 20,000.
            BigDecimal smaller = bandwidth.multiply(new BigDecimal("0.9999"));
            assertThat(stalls(track, smaller, buffer)).isTrue();
        }
    }

    @Test
    void segmentFilesMustFollowTheTemplate() {
        PackagedTrack.Video track = Presentations.stereo25().video().getFirst();
        PackagedTrack.Video odd = TrackBuilder.video(
                "avc-1080p", "avc1.640028", "1920x1080", track.frameRate(), track.timescale(), 5000, 100);
        PackagedSegment segment = odd.segments().getFirst();
        PackagedTrack.Video renamed = new PackagedTrack.Video(
                odd.path(),
                odd.codecs(),
                odd.timescale(),
                List.of(new PackagedSegment(
                        "first.m4s", segment.start(), segment.duration(), segment.bytes(), segment.fragments())),
                odd.initBytes(),
                odd.coded(),
                odd.displayed(),
                odd.frameRate(),
                odd.frames(),
                odd.colour(),
                odd.ceiling());
        assertThatThrownBy(() -> Mpd.of(Presentations.of(List.of(renamed), List.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("first.m4s");
        assertThatThrownBy(() -> Mpd.of(Presentations.of(List.of(track, track), List.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("avc-1080p");
    }

    /** Plays from every segment after filling the buffer, and looks whether each later one has arrived in time. */
    private static boolean stalls(PackagedTrack track, BigDecimal bandwidth, BigDecimal buffer) {
        BigDecimal scale = BigDecimal.valueOf(track.timescale().ticksPerSecond());
        List<PackagedSegment> segments = track.segments();
        for (int from = 0; from < segments.size(); from++) {
            BigDecimal bits = BigDecimal.ZERO;
            for (int to = from; to < segments.size(); to++) {
                bits = bits.add(BigDecimal.valueOf(8 * segments.get(to).bytes()));
                BigDecimal ticks = BigDecimal.valueOf(
                        segments.get(to).start() - segments.get(from).start());
                BigDecimal received = bandwidth.multiply(buffer.multiply(scale).add(ticks));
                if (bits.multiply(scale).compareTo(received) > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Map<String, PackagedTrack> byPath(PackagedPresentation presentation) {
        Map<String, PackagedTrack> tracks = new HashMap<>();
        presentation.tracks().forEach(track -> tracks.put(track.path(), track));
        return tracks;
    }

    /** A text has neither segments nor a buffer that they must reach in time. */
    private static boolean isText(Element representation) {
        return ((Element) representation.getParentNode())
                .getAttribute("contentType")
                .equals("text");
    }

    private static void assertOneFile(Element representation, Map<String, PackagedTrack> expected) {
        String file = all(representation, "BaseURL").getFirst().getTextContent();
        String folder = file.substring(0, file.lastIndexOf('/'));
        assertThat(file).isEqualTo(folder + "/text.vtt");
        assertThat(expected.remove(folder)).as(folder).isInstanceOf(PackagedTrack.Text.class);
        assertThat(all((Element) representation.getParentNode(), "SegmentTemplate"))
                .isEmpty();
    }

    private static Element template(Element representation) {
        List<Element> own = all(representation, "SegmentTemplate");
        return (own.isEmpty() ? all((Element) representation.getParentNode(), "SegmentTemplate") : own).getFirst();
    }

    private static BigDecimal seconds(String duration) {
        assertThat(duration).matches("PT\\d+(\\.\\d+)?S");
        return new BigDecimal(duration.substring(2, duration.length() - 1));
    }

    private static Element parsed(PackagedPresentation presentation) throws Exception {
        byte[] text = Mpd.of(presentation).getBytes(StandardCharsets.UTF_8);
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(text))
                .getDocumentElement();
    }

    private static List<Element> all(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int index = 0; index < nodes.getLength(); index++) {
            Node node = nodes.item(index);
            elements.add((Element) node);
        }
        return elements;
    }
}
