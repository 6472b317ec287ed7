package org.ladderworks.app.preview;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.ladderworks.engine.packaging.PackagedTrack;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Timescale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds the rungs of a package, each as footage with the package's sound and text. */
public final class PackageFootage {
    private static final Timescale MICROSECONDS = new Timescale(1_000_000);
    private static final int MOST_BYTES = 64 << 20;
    private static final int MOST_SEGMENTS = 100_000;

    private final Path folder;
    private final JsonNode index;
    private final Function<String, Optional<FootageKey>> keys;

    private PackageFootage(Path folder, JsonNode index, Function<String, Optional<FootageKey>> keys) {
        this.folder = folder;
        this.index = index;
        this.keys = keys;
    }

    /**
     * Reads the index and the playlists of a package; opens no media.
     *
     * @param keys gives the key of a key id (a UUID in lower case), where there is one
     * @return one for each rung, the largest first as the package lists them; renditions for trick play, and those in
     *     transport streams, are left out
     * @throws IOException where the folder holds no package that can be read
     */
    public static List<Footage> rungs(Path folder, Function<String, Optional<FootageKey>> keys) throws IOException {
        try {
            Path absolute = folder.toAbsolutePath();
            JsonNode index = JsonMapper.shared().readTree(text(absolute.resolve("package.json")));
            return new PackageFootage(absolute, index, keys).rungs();
        } catch (JacksonException e) {
            throw new IOException(folder + " holds no package that can be read: " + e.getOriginalMessage(), e);
        }
    }

    private List<Footage> rungs() throws IOException {
        List<Footage.Sound> sounds = new ArrayList<>();
        List<Footage.Text> texts = new ArrayList<>();
        for (JsonNode rendition : renditions("AUDIO")) {
            String language = rendition.path("language").asString("");
            sounds.add(new Footage.Sound(name(rendition), language, track(rendition)));
        }
        for (JsonNode rendition : renditions("TEXT")) {
            Path file = inside(rendition.path("path").asString("")).resolve(PackagedTrack.Text.FILE_NAME);
            if (Files.isRegularFile(file)) {
                texts.add(new Footage.Text(
                        name(rendition), rendition.path("language").asString(""), file));
            }
        }
        List<Footage> rungs = new ArrayList<>();
        for (JsonNode rendition : renditions("VIDEO")) {
            rungs.add(Footage.rendition(name(rendition), track(rendition), sounds, texts));
        }
        return rungs;
    }

    private List<JsonNode> renditions(String kind) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode rendition : index.path("renditions")) {
            if (rendition.path("kind").asString("").toUpperCase(Locale.ROOT).equals(kind)
                    && !rendition.path("role").asString("").equals("trickmode")
                    && rendition.path("container").isMissingNode()) {
                found.add(rendition);
            }
        }
        return found;
    }

    private static String name(JsonNode rendition) {
        String path = rendition.path("path").asString("");
        return path.substring(path.indexOf('/') + 1);
    }

    private Material.Segmented track(JsonNode rendition) throws IOException {
        Path track = inside(rendition.path("path").asString(""));
        Optional<FootageKey> key = rendition.path("encryption").isMissingNode()
                ? Optional.empty()
                : keys.apply(rendition.path("keyId").asString(""));
        if (Files.notExists(track.resolve("playlist.m3u8"))) {
            return new Material.Segmented(
                    track,
                    "init.mp4",
                    MICROSECONDS,
                    evenParts(rendition.path("segments").asInt(0)),
                    key);
        }
        List<Material.Part> parts = new ArrayList<>();
        long start = 0;
        String init = "init.mp4";
        for (String line : text(track.resolve("playlist.m3u8")).lines().toList()) {
            if (line.startsWith("#EXTINF:")) {
                parts.add(new Material.Part("", start));
                start += duration(line);
            } else if (line.startsWith("#EXT-X-MAP:") && line.contains("URI=\"")) {
                int from = line.indexOf("URI=\"") + 5;
                init = line.substring(from, line.indexOf('"', from));
            } else if (!line.startsWith("#") && !line.isBlank() && !parts.isEmpty()) {
                parts.set(
                        parts.size() - 1,
                        new Material.Part(line.strip(), parts.getLast().start()));
            }
        }
        if (parts.isEmpty()) {
            throw new IOException(track + " has no segments");
        }
        return new Material.Segmented(track, init, MICROSECONDS, parts, key);
    }

    /** A package without HLS: where segments begin need not be exact, as a reader that comes too late goes back by one. */
    private List<Material.Part> evenParts(int count) throws IOException {
        if (count < 1 || count > MOST_SEGMENTS) {
            throw new IOException("a rendition of " + count + " segments");
        }
        long whole = duration("#EXTINF:" + index.path("duration").asString("0"));
        List<Material.Part> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            parts.add(new Material.Part("%05d.m4s".formatted(i + 1), whole * i / count));
        }
        return parts;
    }

    private static long duration(String line) throws IOException {
        int comma = line.indexOf(',');
        try {
            return MediaTime.ofSeconds(new BigDecimal(line.substring(8, comma < 0 ? line.length() : comma)
                                    .strip())
                            .toPlainString())
                    .ticksIn(MICROSECONDS);
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IOException("no length of a segment: " + line, e);
        }
    }

    private Path inside(String path) throws IOException {
        Path resolved = folder.resolve(path).normalize();
        if (!resolved.startsWith(folder.normalize())) {
            throw new IOException("a rendition lies outside of its package: " + path);
        }
        return resolved;
    }

    private static String text(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException(file + " is too large");
        }
        return Files.readString(file);
    }
}
