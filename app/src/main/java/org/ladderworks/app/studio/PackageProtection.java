package org.ladderworks.app.studio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ladderworks.engine.drm.DrmSystem;
import org.ladderworks.engine.error.EngineException;
import org.ladderworks.engine.manifest.index.IndexedRendition;
import org.ladderworks.engine.manifest.index.PackageIndex;

/**
 * How a package is protected, as the package itself tells. None of it is secret.
 *
 * @param schemes such as {@code cbcs}, sorted; none where nothing is encrypted
 * @param keys how many there are
 * @param partly whether pictures or sound of it are clear, too
 * @param systems that its manifests name
 */
public record PackageProtection(List<String> schemes, int keys, boolean partly, Set<DrmSystem> systems) {
    /** Of a manifest; those of a day have some megabytes. */
    private static final long MOST_BYTES = 16 << 20;

    private static final List<String> MANIFESTS = List.of("manifest.mpd", "master.m3u8");
    private static final String FAIRPLAY = "com.apple.streamingkeydelivery";

    /** Behind the name of a package is that of its second one, where both schemes were asked for. */
    private static final String SECOND = "-cenc";

    public PackageProtection {
        schemes = List.copyOf(schemes);
        systems = Set.copyOf(systems);
    }

    /** Reads the package's index and manifests; empty where there is no package that can be read. */
    public static Optional<PackageProtection> of(Path folder) {
        try {
            List<IndexedRendition> tracks = new ArrayList<>();
            Set<DrmSystem> systems = EnumSet.noneOf(DrmSystem.class);
            Path second = folder.resolveSibling(folder.getFileName() + SECOND);
            for (Path each : List.of(folder, second)) {
                Path index = each.resolve(PackageIndex.FILE_NAME);
                if (Files.isRegularFile(index)) {
                    PackageIndex.read(index).renditions().stream()
                            .filter(track -> track.kind() != IndexedRendition.Kind.TEXT)
                            .forEach(tracks::add);
                    systems.addAll(named(each));
                } else if (each.equals(folder)) {
                    return Optional.empty();
                }
            }
            return Optional.of(of(tracks, systems));
        } catch (EngineException | IOException _) {
            return Optional.empty();
        }
    }

    private static PackageProtection of(List<IndexedRendition> tracks, Set<DrmSystem> systems) {
        Set<String> schemes = new TreeSet<>();
        Set<String> keys = new TreeSet<>();
        for (IndexedRendition track : tracks) {
            track.encryption().ifPresent(schemes::add);
            track.keyId().ifPresent(keys::add);
        }
        boolean partly = !schemes.isEmpty()
                && tracks.stream().anyMatch(track -> track.encryption().isEmpty());
        return new PackageProtection(List.copyOf(schemes), keys.size(), partly, systems);
    }

    private static Set<DrmSystem> named(Path folder) throws IOException {
        Set<DrmSystem> systems = EnumSet.noneOf(DrmSystem.class);
        for (String name : MANIFESTS) {
            Path manifest = folder.resolve(name);
            if (Files.isRegularFile(manifest) && Files.size(manifest) <= MOST_BYTES) {
                String text = Files.readString(manifest);
                for (DrmSystem system : DrmSystem.values()) {
                    if (text.contains("urn:uuid:" + system.id())) {
                        systems.add(system);
                    }
                }
                if (text.contains(FAIRPLAY)) {
                    systems.add(DrmSystem.FAIRPLAY);
                }
            }
        }
        return systems;
    }
}
