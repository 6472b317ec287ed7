package org.ladderworks.app.preview.worker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.ladderworks.app.preview.WorkerLaunch;
import uk.co.caprica.vlcj.factory.MediaPlayerFactory;
import uk.co.caprica.vlcj.factory.discovery.NativeDiscovery;

/** The user's own libvlc, looked for while the first file is opened. Thread-safe. */
final class Vlc {
    private static final List<String> OPTIONS = List.of(
            "--intf=dummy",
            "--quiet",
            "--no-video-title-show",
            "--no-stats",
            "--no-xlib",
            "--no-spu",
            "--no-sub-autodetect-file",
            "--no-metadata-network-access",
            "--no-lua");

    private final CompletableFuture<Found> found;

    private record Found(@Nullable MediaPlayerFactory factory, String version, String whyNot) {}

    private Vlc(CompletableFuture<Found> found) {
        this.found = found;
    }

    /** Begins to look, unless it is hidden. */
    static Vlc search() {
        if ("off".equals(System.getenv(WorkerLaunch.LIBVLC))) {
            return new Vlc(CompletableFuture.completedFuture(
                    new Found(null, "", "libvlc is switched off (" + WorkerLaunch.LIBVLC + ")")));
        }
        CompletableFuture<Found> future = new CompletableFuture<>();
        Thread thread = new Thread(() -> future.complete(find()), "libvlc");
        thread.setDaemon(true);
        thread.start();
        return new Vlc(future);
    }

    private static Found find() {
        try {
            if (!new NativeDiscovery().discover()) {
                return new Found(null, "", "libvlc is not installed");
            }
            List<String> options = new ArrayList<>(OPTIONS);
            if (!soundDevice()) {
                options.add("--aout=dummy");
            }
            MediaPlayerFactory factory = new MediaPlayerFactory(options);
            return new Found(factory, factory.application().version(), "");
        } catch (RuntimeException | LinkageError e) {
            return new Found(null, "", "libvlc cannot be used: " + e.getMessage());
        }
    }

    private static boolean soundDevice() {
        if (!System.getProperty("os.name").startsWith("Linux") || System.getenv("PULSE_SERVER") != null) {
            return true;
        }
        String runtime = System.getenv("XDG_RUNTIME_DIR");
        return Files.exists(Path.of("/dev/snd/timer"))
                || (runtime != null && Files.exists(Path.of(runtime, "pulse", "native")));
    }

    boolean hasSound() {
        return soundDevice();
    }

    String version() {
        return found.join().version();
    }

    /** Why it does not play; empty where it can. */
    Optional<String> whyNot() {
        Found now = found.join();
        return now.factory() == null ? Optional.of(now.whyNot()) : Optional.empty();
    }

    MediaPlayerFactory factory() {
        MediaPlayerFactory factory = found.join().factory();
        if (factory == null) {
            throw new IllegalStateException("no libvlc");
        }
        return factory;
    }
}
