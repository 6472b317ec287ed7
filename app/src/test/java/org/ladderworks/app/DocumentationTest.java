package org.ladderworks.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages beside the code stay true to it where a machine can tell. */
class DocumentationTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#)([^)#\\s]+)");

    /** First column of the table of packages. */
    private static final Pattern PACKAGE_ROW = Pattern.compile("(?m)^\\| `(org\\.ladderworks[\\w.]*)` \\|");

    @Test
    void everyLinkLeadsToAFile() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path page : pages()) {
            for (MatchResult link :
                    LINK.matcher(Files.readString(page)).results().toList()) {
                if (Files.notExists(page.resolveSibling(link.group(1)))) {
                    broken.add(ROOT.relativize(page) + ": " + link.group(1));
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void architectureNamesEveryPackageAndNoOther() throws IOException {
        List<String> named = PACKAGE_ROW
                .matcher(Files.readString(ROOT.resolve("ARCHITECTURE.md")))
                .results()
                .map(row -> row.group(1))
                .toList();
        assertThat(named).containsExactlyInAnyOrderElementsOf(packages());
    }

    private static List<String> packages() throws IOException {
        List<String> packages = new ArrayList<>();
        for (String module : List.of("encoder-engine", "publisher", "app")) {
            Path sources = ROOT.resolve(module).resolve("src/main/java");
            try (Stream<Path> walk = Files.walk(sources)) {
                walk.filter(file -> file.endsWith("package-info.java"))
                        .map(file -> sources.relativize(file.resolveSibling("."))
                                .normalize()
                                .toString()
                                .replaceAll("[/\\\\]", "."))
                        .forEach(packages::add);
            }
        }
        return packages;
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>();
        try (Stream<Path> root = Files.list(ROOT);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            Stream.concat(root, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .forEach(pages::add);
        }
        assertThat(pages).isNotEmpty();
        return pages;
    }
}
