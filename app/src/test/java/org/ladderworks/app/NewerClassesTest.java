package org.ladderworks.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command line's library is of Java 5; the log's is not. */
class NewerClassesTest {
    @TempDir
    Path folder;

    private Path libraries;
    private Path newer;

    @BeforeEach
    void takeLibraries() throws IOException {
        libraries = Files.createDirectory(folder.resolve("lib"));
        newer = folder.resolve("newer");
        Files.copy(jarOf(CommandLine.class), libraries.resolve("old.jar"));
        Files.copy(jarOf(ch.qos.logback.classic.Logger.class), libraries.resolve("new.jar"));
    }

    @Test
    void onlyOldClassesAreWrittenAgain() throws IOException {
        NewerClasses.rewrite(libraries, newer);

        assertThat(newer).isDirectoryContaining("glob:**old.jar").isDirectoryNotContaining("glob:**new.jar");
        assertThat(classes(newer.resolve("old.jar")))
                .isNotEmpty()
                .isEqualTo(classes(libraries.resolve("old.jar")))
                .allSatisfy(name -> assertThat(version(newer, name)).isEqualTo(ClassFile.JAVA_6_VERSION));
    }

    /** The virtual machine verifies each by its stack maps when it initialises it. */
    @Test
    void theyAreWhatTheyWere() throws Exception {
        NewerClasses.rewrite(libraries, newer);

        URL[] classPath = {newer.resolve("old.jar").toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
            for (String name : classes(newer.resolve("old.jar"))) {
                String binary = name.replace('/', '.').replaceFirst("\\.class$", "");
                assertThat(Class.forName(binary, true, loader).getClassLoader()).isEqualTo(loader);
            }
            Class<?> commandLine = loader.loadClass(CommandLine.class.getName());
            Object tool = commandLine
                    .getConstructor(Object.class)
                    .newInstance(loader.loadClass("picocli.AutoComplete$GenerateCompletion")
                            .getConstructor()
                            .newInstance());
            assertThat(commandLine.getMethod("getUsageMessage").invoke(tool))
                    .asString()
                    .isEqualTo(new CommandLine(new picocli.AutoComplete.GenerateCompletion()).getUsageMessage());
        }
    }

    @Test
    void aSignedLibraryIsLeftAlone() throws IOException {
        Path signed = libraries.resolve("signed.jar");
        try (JarFile old = new JarFile(libraries.resolve("old.jar").toFile());
                JarOutputStream jar = new JarOutputStream(Files.newOutputStream(signed))) {
            jar.putNextEntry(new JarEntry("META-INF/ACME.SF"));
            jar.closeEntry();
            jar.putNextEntry(new JarEntry("picocli/CommandLine.class"));
            try (InputStream bytes = old.getInputStream(old.getEntry("picocli/CommandLine.class"))) {
                bytes.transferTo(jar);
            }
            jar.closeEntry();
        }

        NewerClasses.rewrite(libraries, newer);

        assertThat(newer.resolve("signed.jar")).doesNotExist();
    }

    private static Path jarOf(Class<?> type) {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
    }

    private static List<String> classes(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.endsWith(".class") && !name.endsWith("module-info.class"))
                    .sorted()
                    .toList();
        }
    }

    private static int version(Path jars, String name) throws IOException {
        try (JarFile file = new JarFile(jars.resolve("old.jar").toFile());
                InputStream bytes = file.getInputStream(file.getEntry(name))) {
            return ClassFile.of().parse(bytes.readAllBytes()).majorVersion();
        }
    }
}
