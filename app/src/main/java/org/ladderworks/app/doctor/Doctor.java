package org.ladderworks.app.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ladderworks.app.doctor.Finding.State;
import org.ladderworks.app.secret.Unlocking;
import org.ladderworks.engine.EncodingEngine;
import org.ladderworks.engine.error.EngineException;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.publish.s3.CredentialPlaces;

/** Examines this machine, without changing it. */
public final class Doctor {
    private static final List<Path> LINUX_LIBRARIES =
            List.of(Path.of("/usr/lib"), Path.of("/usr/lib64"), Path.of("/usr/local/lib"), Path.of("/lib"));

    private static final List<Path> VLC_ELSEWHERE =
            List.of(Path.of("/Applications/VLC.app/Contents/MacOS/lib"), Path.of("C:\\Program Files\\VideoLAN\\VLC"));

    private final Map<String, String> environment;
    private final String system;
    private final Path vault;
    private final Unlocking unlocking;

    /**
     * Looks at the machine that this process runs on.
     *
     * @param vault folder of the vault of content keys, whether it is there or not
     * @param unlocking how a new one would be protected
     */
    public Doctor(Path vault, Unlocking unlocking) {
        this(System.getenv(), System.getProperty("os.name", ""), vault, unlocking);
    }

    Doctor(Map<String, String> environment, String system, Path vault, Unlocking unlocking) {
        this.environment = environment;
        this.vault = vault;
        this.unlocking = unlocking;
        this.system = system.toLowerCase(Locale.ROOT);
    }

    /** What encoding needs first, then what optional features want. */
    public List<Finding> examine() {
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding("Java", State.PRESENT, System.getProperty("java.runtime.version", ""), "", ""));
        findings.addAll(bundledTools());
        findings.add(credentials());
        findings.add(VaultFinding.of(vault, unlocking));
        findings.add(library(
                "libvlc", "libvlc.", "the studio's preview with VLC (JavaCV is used without it)", "vlc", "VLC"));
        findings.add(program(
                "Chromium",
                List.of("chromium", "chromium-browser", "google-chrome", "chrome"),
                "playing packages in a real browser, in the tests and from the studio",
                "chromium",
                "Chromium"));
        findings.add(program(
                "ChromeDriver",
                List.of("chromedriver"),
                "tests that play packages in a real browser",
                "chromium-driver",
                "ChromeDriver"));
        if (isLinux()) {
            findings.add(library("GTK 3", "libgtk-3.so", "the studio window", "libgtk-3-0", "GTK"));
        }
        findings.add(program(
                "FFmpeg of this system",
                List.of("ffmpeg"),
                "tests that judge packages by another FFmpeg than the bundled one",
                "ffmpeg",
                "FFmpeg"));
        findings.add(finding(
                "font",
                EncodingEngine.systemFont(),
                "burning in time code and text without naming a font",
                "fonts-dejavu-core",
                "DejaVu Sans Mono"));
        findings.add(program("npm", List.of("npm"), "tests that play packages in web players", "npm", "Node.js"));
        return findings;
    }

    /** Which hardware encoders work on this machine; takes a few seconds where they do. */
    public static List<Finding> hardware(EncodingEngine engine, Cancellation cancellation) {
        return engine.surveyHardware(cancellation).stream()
                .map(HardwareFinding::of)
                .toList();
    }

    private static List<Finding> bundledTools() {
        try (EncodingEngine engine = EncodingEngine.open()) {
            List<Finding> findings = new ArrayList<>();
            findings.add(new Finding(
                    "bundled FFmpeg",
                    State.PRESENT,
                    engine.tools().ffmpeg() + " (" + engine.askFfmpeg() + ")",
                    "",
                    ""));
            findings.addAll(hardware(engine, new Cancellation()));
            return findings;
        } catch (EngineException e) {
            return List.of(new Finding(
                    "bundled FFmpeg", State.BROKEN, String.valueOf(e.getMessage()), "everything", e.remedy()));
        }
    }

    private Finding credentials() {
        String what = "credentials for S3";
        String neededFor = "sources at s3:// addresses";
        String remedy = "`aws configure` or `aws configure sso`; docs/s3.md has all ways";
        try {
            return CredentialPlaces.first(environment, Path.of(System.getProperty("user.home", ".")))
                    .map(place -> new Finding(what, State.PRESENT, place, neededFor, remedy))
                    .orElseGet(() -> new Finding(what, State.MISSING, "none found", neededFor, remedy));
        } catch (IllegalArgumentException e) {
            return new Finding(what, State.MISSING, "a file in ~/.aws is malformed", neededFor, remedy);
        }
    }

    private Finding program(String what, List<String> names, String neededFor, String debian, String elsewhere) {
        Optional<Path> found = names.stream().flatMap(this::onPath).findFirst();
        return finding(what, found, neededFor, debian, elsewhere);
    }

    private Stream<Path> onPath(String name) {
        String path = environment.getOrDefault("PATH", "");
        return Stream.of(path.split(java.io.File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> Stream.of(Path.of(folder, name), Path.of(folder, name + ".exe")))
                .filter(Files::isExecutable);
    }

    private Finding library(String what, String prefix, String neededFor, String debian, String elsewhere) {
        Optional<Path> found = Stream.concat(LINUX_LIBRARIES.stream(), VLC_ELSEWHERE.stream())
                .flatMap(folder -> startingWith(folder, prefix))
                .findFirst();
        return finding(what, found, neededFor, debian, elsewhere);
    }

    /** Libraries lie in the folder itself or, on Debian, in one named after the machine. */
    private static Stream<Path> startingWith(Path folder, String prefix) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> walk = Files.walk(folder, 2)) {
            return walk
                    .filter(path -> path.getFileName() != null
                            && path.getFileName().toString().startsWith(prefix))
                    .toList()
                    .stream();
        } catch (IOException | java.io.UncheckedIOException e) {
            return Stream.empty();
        }
    }

    private Finding finding(String what, Optional<Path> found, String neededFor, String debian, String elsewhere) {
        String remedy = isLinux()
                ? "apt install " + debian + " (or your distribution's package of it)"
                : "install " + elsewhere + " from its makers";
        return found.map(path -> new Finding(what, State.PRESENT, path.toString(), neededFor, remedy))
                .orElseGet(() -> new Finding(what, State.MISSING, "not found", neededFor, remedy));
    }

    private boolean isLinux() {
        return system.contains("linux");
    }
}
