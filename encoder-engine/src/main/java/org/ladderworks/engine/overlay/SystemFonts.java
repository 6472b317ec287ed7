package org.ladderworks.engine.overlay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The font that is taken where none is named: one whose signs are all of one width, from where systems keep theirs. */
public final class SystemFonts {
    /** In the order of preference; the first that any folder has is taken. */
    private static final List<String> NAMES = List.of(
            "DejaVuSansMono.ttf",
            "LiberationMono-Regular.ttf",
            "NotoSansMono-Regular.ttf",
            "UbuntuMono-R.ttf",
            "FreeMono.ttf",
            "Menlo.ttc",
            "Courier New.ttf",
            "consola.ttf",
            "cour.ttf");

    /** Distributions sort fonts into folders of format and family. */
    private static final int DEPTH = 4;

    /** No system has more; a link into a large tree may. */
    private static final int MOST = 50_000;

    private SystemFonts() {}

    /** On the machine that this process runs on. */
    public static Optional<Path> find() {
        return find(folders(System.getenv(), System.getProperty("os.name", ""), System.getProperty("user.home", "")));
    }

    static Optional<Path> find(List<Path> folders) {
        List<Path> fonts = folders.stream().flatMap(SystemFonts::in).toList();
        return NAMES.stream()
                .flatMap(name -> fonts.stream().filter(font -> name.equals(String.valueOf(font.getFileName()))))
                .findFirst();
    }

    /** The folders in which people look for fonts, for messages. */
    public static List<Path> folders() {
        return folders(System.getenv(), System.getProperty("os.name", ""), System.getProperty("user.home", ""));
    }

    static List<Path> folders(Map<String, String> environment, String system, String home) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.contains("windows")) {
            return List.of(Path.of(environment.getOrDefault("SystemRoot", "C:\\Windows"), "Fonts"));
        }
        if (name.contains("mac")) {
            return List.of(Path.of("/System/Library/Fonts"), Path.of("/Library/Fonts"), Path.of(home, "Library/Fonts"));
        }
        return List.of(
                Path.of("/usr/share/fonts"), Path.of("/usr/local/share/fonts"), Path.of(home, ".local/share/fonts"));
    }

    private static Stream<Path> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> walk = Files.walk(folder, DEPTH)) {
            // In one order on every run: of two files of one name the same is taken.
            return walk
                    .limit(MOST)
                    .filter(path -> NAMES.contains(String.valueOf(path.getFileName())) && Files.isReadable(path))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException | UncheckedIOException e) {
            return Stream.empty();
        }
    }
}
