package org.ladderworks.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every Java file is as palantir-java-format leaves it and no file passes 500 lines. Runs on the project's own JDK,
 * whatever Java runs Maven. With {@code -Dformat=apply} it rewrites the files instead.
 */
class SourceFormatTest {
    private static final int MOST_LINES = 500;

    @Test
    void everyJavaFileIsFormatted() throws IOException, FormatterException {
        Formatter formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
                .style(JavaFormatterOptions.Style.PALANTIR)
                .build());
        List<Path> unformatted = new ArrayList<>();
        for (Path file : javaFiles()) {
            String text = Files.readString(file);
            String formatted = formatter.formatSource(ImportOrderer.reorderImports(
                    RemoveUnusedImports.removeUnusedImports(text), JavaFormatterOptions.Style.PALANTIR));
            if (!formatted.equals(text)) {
                unformatted.add(file);
                if ("apply".equals(System.getProperty("format"))) {
                    Files.writeString(file, formatted);
                }
            }
        }
        if (!"apply".equals(System.getProperty("format"))) {
            assertThat(unformatted)
                    .as("mend with: mvn -pl app -am test -Dtest=SourceFormatTest -Dformat=apply")
                    .isEmpty();
        }
    }

    @Test
    void noFileIsLong() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path file : javaFiles()) {
            try (Stream<String> lines = Files.lines(file)) {
                long count = lines.count();
                if (count > MOST_LINES) {
                    tooLong.add(file + ": " + count);
                }
            }
        }
        assertThat(tooLong).isEmpty();
    }

    private static List<Path> javaFiles() throws IOException {
        Path root = Path.of("..").toRealPath();
        List<Path> files = new ArrayList<>();
        for (String module : List.of("encoder-engine", "publisher", "app", "installers", "bench")) {
            Path sources = root.resolve(module);
            if (Files.isDirectory(sources)) {
                try (Stream<Path> walk = Files.walk(sources)) {
                    walk.filter(path -> path.toString().endsWith(".java"))
                            .filter(path -> !path.toString().contains("/target/")
                                    && !path.toString().contains("/node_modules/"))
                            .forEach(files::add);
                }
            }
        }
        assertThat(files).isNotEmpty();
        return files;
    }
}
