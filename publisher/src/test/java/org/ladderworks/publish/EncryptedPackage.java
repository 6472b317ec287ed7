package org.ladderworks.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.disk.Sha256;
import org.ladderworks.engine.manifest.index.IndexedRendition;
import org.ladderworks.engine.manifest.index.PackageIndex;
import org.ladderworks.engine.packaging.PackagedFile;
import org.ladderworks.engine.packaging.PackagedFile.Role;
import tools.jackson.databind.json.JsonMapper;

/** Makes of a test's packages what encryption and old players make of them, as {@code package.json} tells it. */
public final class EncryptedPackage {
    private EncryptedPackage() {}

    /**
     * A package in a scheme; one in {@code cenc} has no playlists.
     *
     * @param scheme empty for one in clear
     */
    public static void make(Path folder, long seed, String scheme, Optional<String> job) {
        TestPackage.make(folder, seed, 4, 2000);
        boolean playlists = !scheme.equals("cenc");
        List<PackagedFile> files = new ArrayList<>();
        for (PackagedFile file : index(folder).files()) {
            if (playlists || !file.path().endsWith(".m3u8")) {
                files.add(file);
            }
        }
        write(folder, job, scheme, files);
    }

    /** Adds a presentation of MPEG-TS. */
    public static void addTransportStreams(Path folder) {
        PackageIndex index = index(folder);
        List<PackagedFile> files = new ArrayList<>(index.files());
        files.add(file(folder, "ts/video/avc-360p/00001.ts", Role.SEGMENT, "no stream"));
        files.add(file(
                folder, "ts/video/avc-360p/playlist.m3u8", Role.MEDIA_PLAYLIST, "#EXTM3U\n#EXTINF:6,\n00001.ts\n"));
        files.add(file(
                folder,
                "ts/master.m3u8",
                Role.MULTIVARIANT_PLAYLIST,
                "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1000000\nvideo/avc-360p/playlist.m3u8\n"));
        String scheme = index.renditions().getFirst().encryption().orElse("");
        write(folder, index.job(), scheme, files);
    }

    private static PackagedFile file(Path folder, String path, Role role, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            Files.createDirectories(folder.resolve(path).getParent());
            Files.write(folder.resolve(path), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PackagedFile(path, role, bytes.length, Sha256.hex(bytes));
    }

    private static PackageIndex index(Path folder) {
        return PackageIndex.read(folder.resolve(PackageIndex.FILE_NAME));
    }

    private static void write(Path folder, Optional<String> job, String scheme, List<PackagedFile> files) {
        PackageIndex index = new PackageIndex(
                PackageIndex.FORMAT,
                PackageIndex.VERSION,
                job,
                "60.000000",
                6,
                List.of(rendition(scheme)),
                Optional.empty(),
                Optional.empty(),
                files);
        try {
            Files.writeString(folder.resolve(PackageIndex.FILE_NAME), index.toJson());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static IndexedRendition rendition(String scheme) {
        String json = """
                {"path": "video/avc-360p", "kind": "VIDEO", "codecs": "avc1.64001e", "segments": 4,
                 "averageBitsPerSecond": 1, "peakBitsPerSecond": 1%s}
                """.formatted(scheme.isEmpty() ? "" : ", \"encryption\": \"" + scheme + '"');
        return JsonMapper.shared().readValue(json, IndexedRendition.class);
    }
}
