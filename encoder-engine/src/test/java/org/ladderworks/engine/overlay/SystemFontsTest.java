package org.ladderworks.engine.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which font is taken where none is named. */
class SystemFontsTest {
    @TempDir
    Path folder;

    private Path font(String path) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.resolveSibling("."));
        return Files.writeString(file, "a font");
    }

    @Test
    @DisplayName("the first of the list, wherever it lies; no other font, since its digits may be of different widths")
    void inOrder() throws IOException {
        List<Path> folders = List.of(folder.resolve("none"), folder.resolve("one"), folder.resolve("two"));
        font("one/Arial.ttf");
        assertThat(SystemFonts.find(folders)).isEmpty();
        Path liberation = font("one/truetype/liberation/LiberationMono-Regular.ttf");
        assertThat(SystemFonts.find(folders)).contains(liberation);
        Path dejaVu = font("two/TTF/DejaVuSansMono.ttf");
        assertThat(SystemFonts.find(folders)).contains(dejaVu);
    }

    @Test
    @DisplayName("each system has folders of its own")
    void folders() {
        assertThat(SystemFonts.folders(Map.of("SystemRoot", "W"), "Windows 11", "h"))
                .containsExactly(Path.of("W/Fonts"));
        assertThat(SystemFonts.folders(Map.of(), "Mac OS X", "h")).contains(Path.of("h/Library/Fonts"));
        assertThat(SystemFonts.folders(Map.of(), "Linux", "h")).contains(Path.of("/usr/share/fonts"));
    }
}
