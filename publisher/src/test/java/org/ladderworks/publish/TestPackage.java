package org.ladderworks.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.ladderworks.engine.disk.Sha256;
import org.ladderworks.engine.manifest.index.PackageIndex;
import org.ladderworks.engine.packaging.PackagedFile;
import org.ladderworks.engine.packaging.PackagedFile.Role;

/** Makes packages whose media are noise: what a publisher sees of one. */
public final class TestPackage {
    private final Path folder;
    private final List<PackagedFile> files = new ArrayList<>();

    private TestPackage(Path folder) {
        this.folder = folder;
    }

    /** One rung and one sound of some segments each. */
    public static Path make(Path folder, long seed, int segments, int segmentSize) {
        TestPackage made = new TestPackage(folder);
        Random random = new Random(seed);
        for (String track : List.of("video/avc-360p", "audio/en-main-aac-2")) {
            StringBuilder playlist = new StringBuilder("#EXTM3U\n#EXT-X-MAP:URI=\"init.mp4\"\n");
            made.add(track + "/init.mp4", Role.INIT, noise(random, 700));
            for (int i = 1; i <= segments; i++) {
                made.add("%s/%05d.m4s".formatted(track, i), Role.SEGMENT, noise(random, segmentSize + i));
                playlist.append("#EXTINF:6,\n%05d.m4s\n".formatted(i));
            }
            made.add(track + "/playlist.m3u8", Role.MEDIA_PLAYLIST, playlist.toString());
        }
        made.add("review/shots.json", Role.DATA, "{}");
        made.add("master.m3u8", Role.MULTIVARIANT_PLAYLIST, """
                #EXTM3U
                #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="English, URI=none",URI="audio/en-main-aac-2/playlist.m3u8"
                #EXT-X-SESSION-KEY:METHOD=SAMPLE-AES,URI="skd://key"
                #EXT-X-STREAM-INF:BANDWIDTH=1000000,CODECS="avc1.64001e,mp4a.40.2",AUDIO="a"
                video/avc-360p/playlist.m3u8
                """);
        made.add("manifest.mpd", Role.MPD, """
                <?xml version="1.0" encoding="UTF-8"?>
                <MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static">
                  <Period><AdaptationSet><Representation id="video/avc-360p">
                    <SegmentTemplate media="$RepresentationID$/$Number%05d$.m4s" initialization="$RepresentationID$/init.mp4"/>
                  </Representation></AdaptationSet></Period>
                </MPD>
                """);
        made.index();
        return folder;
    }

    /** Replaces one file of a package, and says so in its index. */
    public static void change(Path folder, String path, byte[] bytes) {
        TestPackage changed = new TestPackage(folder);
        PackageIndex.read(folder.resolve(PackageIndex.FILE_NAME)).files().stream()
                .filter(file -> !file.path().equals(path))
                .forEach(changed.files::add);
        changed.add(path, Role.SEGMENT, bytes);
        changed.index();
    }

    private void add(String path, Role role, String text) {
        add(path, role, text.getBytes(StandardCharsets.UTF_8));
    }

    private void add(String path, Role role, byte[] bytes) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
            files.add(new PackagedFile(path, role, bytes.length, Sha256.hex(bytes)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void index() {
        PackageIndex index = new PackageIndex(
                PackageIndex.FORMAT,
                PackageIndex.VERSION,
                Optional.empty(),
                "60.000000",
                6,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                files);
        try {
            Files.writeString(folder.resolve(PackageIndex.FILE_NAME), index.toJson());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] noise(Random random, int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }
}
