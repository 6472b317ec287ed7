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
import org.ladderworks.engine.saying.Saying;
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
        findings.add(Finding.present(
                Saying.inWords("Java"), Saying.inWords(System.getProperty("java.runtime.version", ""))));
        findings.addAll(bundledTools());
        findings.add(credentials());
        findings.add(VaultFinding.of(vault, unlocking));
        findings.add(library(Saying.inWords("libvlc"), "libvlc.", Use.VLC_PREVIEW, "vlc", "VLC"));
        findings.add(program(
                Saying.inWords("Chromium"),
                List.of("chromium", "chromium-browser", "google-chrome", "chrome"),
                Use.BROWSER,
                "chromium",
                "Chromium"));
        findings.add(program(
                Saying.inWords("ChromeDriver"),
                List.of("chromedriver"),
                Use.BROWSER_TESTS,
                "chromium-driver",
                "ChromeDriver"));
        if (isLinux()) {
            findings.add(library(Saying.inWords("GTK 3"), "libgtk-3.so", Use.WINDOW, "libgtk-3-0", "GTK"));
        }
        findings.add(
                program(Thing.SYSTEM_FFMPEG.with(), List.of("ffmpeg"), Use.OTHER_FFMPEG_TESTS, "ffmpeg", "FFmpeg"));
        findings.add(finding(
                Thing.FONT.with(),
                EncodingEngine.systemFont(),
                Use.BURNT_IN_TEXT,
                "fonts-dejavu-core",
                "DejaVu Sans Mono"));
        findings.add(program(Saying.inWords("npm"), List.of("npm"), Use.WEB_PLAYER_TESTS, "npm", "Node.js"));
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
            findings.add(Finding.present(
                    Thing.BUNDLED_FFMPEG.with(),
                    Saying.inWords(engine.tools().ffmpeg() + " (" + engine.askFfmpeg() + ")")));
            findings.addAll(hardware(engine, new Cancellation()));
            return findings;
        } catch (EngineException e) {
            return List.of(new Finding(
                    Thing.BUNDLED_FFMPEG.with(),
                    State.BROKEN,
                    Saying.inWords(String.valueOf(e.getMessage())),
                    Use.ALL.with(),
                    Saying.inWords(e.remedy())));
        }
    }

    private Finding credentials() {
        Saying what = Thing.S3_CREDENTIALS.with();
        Saying neededFor = Use.S3_SOURCES.with();
        Saying remedy = Remedy.AWS.with();
        try {
            return CredentialPlaces.first(environment, Path.of(System.getProperty("user.home", ".")))
                    .map(place -> new Finding(what, State.PRESENT, place, neededFor, remedy))
                    .orElseGet(() -> new Finding(what, State.MISSING, Found.NO_CREDENTIALS.with(), neededFor, remedy));
        } catch (IllegalArgumentException e) {
            return new Finding(what, State.MISSING, Found.MALFORMED_AWS.with(), neededFor, remedy);
        }
    }

    private Finding program(Saying what, List<String> names, Use neededFor, String debian, String elsewhere) {
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

    private Finding library(Saying what, String prefix, Use neededFor, String debian, String elsewhere) {
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

    private Finding finding(Saying what, Optional<Path> found, Use neededFor, String debian, String elsewhere) {
        Saying remedy = isLinux() ? Remedy.APT.with(debian) : Remedy.FROM_MAKERS.with(elsewhere);
        return found.map(path ->
                        new Finding(what, State.PRESENT, Saying.inWords(path.toString()), neededFor.with(), remedy))
                .orElseGet(() -> new Finding(what, State.MISSING, Found.NOWHERE.with(), neededFor.with(), remedy));
    }

    private boolean isLinux() {
        return system.contains("linux");
    }
}
