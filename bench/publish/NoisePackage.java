package publish;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.ladderworks.engine.manifest.index.PackageIndex;
import org.ladderworks.engine.packaging.PackagedFile;
import org.ladderworks.engine.packaging.PackagedFile.Role;

/** A package of one rung whose media are noise, which nothing makes smaller: what a publisher sees of one. */
public class NoisePackage {
    private static final String TRACK = "video/avc-360p";
    private static final int BLOCK = 1 << 20;

    private final Path folder;
    private final SplittableRandom random = new SplittableRandom(1);
    private final List<PackagedFile> files = new ArrayList<>();

    private NoisePackage(Path folder) {
        this.folder = folder;
    }

    /** @param arguments the folder, how many segments, and the bytes of each */
    public static void main(String[] arguments) throws IOException, NoSuchAlgorithmException {
        new NoisePackage(Path.of(arguments[0])).make(Integer.parseInt(arguments[1]), Long.parseLong(arguments[2]));
    }

    private void make(int segments, long size) throws IOException, NoSuchAlgorithmException {
        StringBuilder playlist = new StringBuilder("#EXTM3U\n#EXT-X-MAP:URI=\"init.mp4\"\n");
        noise(TRACK + "/init.mp4", Role.INIT, 700);
        for (int i = 1; i <= segments; i++) {
            noise("%s/%05d.m4s".formatted(TRACK, i), Role.SEGMENT, size);
            playlist.append("#EXTINF:6,\n%05d.m4s\n".formatted(i));
        }
        text(TRACK + "/playlist.m3u8", Role.MEDIA_PLAYLIST, playlist.toString());
        text("master.m3u8", Role.MULTIVARIANT_PLAYLIST, """
                #EXTM3U
                #EXT-X-STREAM-INF:BANDWIDTH=1000000,CODECS="avc1.64001e"
                video/avc-360p/playlist.m3u8
                """);
        text("manifest.mpd", Role.MPD, """
                <?xml version="1.0" encoding="UTF-8"?>
                <MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static">
                  <Period><AdaptationSet><Representation id="video/avc-360p">
                    <SegmentTemplate media="$RepresentationID$/$Number%05d$.m4s" initialization="$RepresentationID$/init.mp4"/>
                  </Representation></AdaptationSet></Period>
                </MPD>
                """);
        PackageIndex index = new PackageIndex(
                PackageIndex.FORMAT,
                PackageIndex.VERSION,
                Optional.empty(),
                "%d.000000".formatted(6 * segments),
                6,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                files);
        Files.writeString(folder.resolve(PackageIndex.FILE_NAME), index.toJson());
    }

    private void noise(String path, Role role, long size) throws IOException, NoSuchAlgorithmException {
        byte[] block = new byte[(int) Math.min(size, BLOCK)];
        try (DigestOutputStream out = create(path)) {
            for (long left = size; left > 0; left -= block.length) {
                random.nextBytes(block);
                out.write(block, 0, (int) Math.min(left, block.length));
            }
            written(path, role, size, out.getMessageDigest());
        }
    }

    private void text(String path, Role role, String text) throws IOException, NoSuchAlgorithmException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (DigestOutputStream out = create(path)) {
            out.write(bytes);
            written(path, role, bytes.length, out.getMessageDigest());
        }
    }

    private DigestOutputStream create(String path) throws IOException, NoSuchAlgorithmException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        OutputStream out = Files.newOutputStream(file);
        return new DigestOutputStream(out, MessageDigest.getInstance("SHA-256"));
    }

    private void written(String path, Role role, long size, MessageDigest digest) {
        files.add(new PackagedFile(path, role, size, HexFormat.of().formatHex(digest.digest())));
    }
}
