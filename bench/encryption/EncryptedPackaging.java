import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.drm.ContentKey;
import org.ladderworks.engine.drm.KeyLayout;
import org.ladderworks.engine.drm.KeyRole;
import org.ladderworks.engine.drm.KeySet;
import org.ladderworks.engine.encode.Rendition;
import org.ladderworks.engine.encode.TrackFile;
import org.ladderworks.engine.packaging.MediaPackager;
import org.ladderworks.engine.packaging.PackagingSettings;
import org.ladderworks.engine.packaging.Protection;
import org.ladderworks.engine.time.MediaTime;

/** Packages one rung with a fixed key: {@code SCHEME INPUT FOLDER}. */
public final class EncryptedPackaging {
    private EncryptedPackaging() {}

    public static void main(String[] arguments) {
        ProtectionScheme scheme = ProtectionScheme.valueOf(arguments[0]);
        Path input = Path.of(arguments[1]);
        byte[] secret = HexFormat.of().parseHex("0123456789abcdeffedcba9876543210");
        KeyId id = KeyId.parse("a1a2a3a4b1b2c1c2d1d2e1e2e3e4e5e6").orElseThrow();
        try (KeySet keys = new KeySet(Map.of(KeyRole.ALL, new ContentKey(id, secret, Optional.empty())), List.of())) {
            Protection protection = new Protection(
                    scheme,
                    KeyLayout.ONE,
                    keys,
                    (key, in, content) ->
                            HexFormat.of().parseHex(content.substring(0, in == ProtectionScheme.CENC ? 16 : 32)),
                    Optional.empty());
            PackagingSettings settings = new PackagingSettings(
                    Path.of(arguments[2]), Optional.of(MediaTime.of(384, 100)), Optional.of(protection));
            new MediaPackager(settings, (done, total) -> {}, () -> false)
                    .packageAll(List.of(new Rendition.Video(List.of(new TrackFile(input, 1)), Optional.empty())));
        }
    }
}
