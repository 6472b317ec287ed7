package org.ladderworks.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/**
 * Gives the classes of libraries that were compiled for Java 5 or older the stack maps (JVMS 4.7.4) that were not known then,
 * and nothing else. Without them the virtual machine's cache takes no class, and each start parses and verifies them all.
 * The launcher runs it after a build and puts what it writes before the libraries.
 */
public final class NewerClasses {
    /** The first version of classes that carry stack maps. */
    private static final int MAPPED = ClassFile.JAVA_6_VERSION;

    private static final ClassFile WRITER = ClassFile.of(StackMapsOption.GENERATE_STACK_MAPS);

    private static final ClassTransform TO_MAPPED = ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)
            .andThen((classes, element) ->
                    classes.with(element instanceof ClassFileVersion ? ClassFileVersion.of(MAPPED, 0) : element));

    private NewerClasses() {}

    /** The arguments are the folder of the libraries, which must be on the class path, and the one to write to. */
    public static void main(String[] arguments) throws IOException {
        rewrite(Path.of(arguments[0]), Path.of(arguments[1]));
    }

    /** Writes one jar for each of the libraries that has old classes, of the same name and with nothing but those. */
    static void rewrite(Path libraries, Path newer) throws IOException {
        Files.createDirectories(newer);
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(libraries, "*.jar")) {
            for (Path jar : jars) {
                try (JarFile library = new JarFile(jar.toFile())) {
                    List<JarEntry> old = oldClasses(library);
                    if (!old.isEmpty()) {
                        write(library, old, newer.resolve(jar.getFileName()));
                    }
                }
            }
        }
    }

    /** None of a signed library: its classes would no longer be those that were signed. */
    private static List<JarEntry> oldClasses(JarFile library) {
        if (library.stream().anyMatch(entry -> entry.getName().matches("META-INF/[^/]+\\.SF"))) {
            return List.of();
        }
        return library.stream()
                .filter(entry -> entry.getName().endsWith(".class"))
                .filter(entry -> isOld(library, entry))
                .toList();
    }

    /** Magic number, minor version, major version (JVMS 4.1). */
    private static boolean isOld(JarFile library, JarEntry entry) {
        try (InputStream file = library.getInputStream(entry)) {
            byte[] head = file.readNBytes(8);
            return head.length == 8 && (Byte.toUnsignedInt(head[6]) << 8 | Byte.toUnsignedInt(head[7])) < MAPPED;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(JarFile library, List<JarEntry> old, Path to) throws IOException {
        try (OutputStream file = Files.newOutputStream(to);
                JarOutputStream jar = new JarOutputStream(file)) {
            for (JarEntry entry : old) {
                jar.putNextEntry(new JarEntry(entry.getName()));
                jar.write(newer(library, entry));
                jar.closeEntry();
            }
        }
    }

    /** Subroutines (jsr, ret) have no stack maps: a class with such stays as it is. */
    private static byte[] newer(JarFile library, JarEntry entry) throws IOException {
        byte[] bytes;
        try (InputStream file = library.getInputStream(entry)) {
            bytes = file.readAllBytes();
        }
        try {
            ClassModel model = WRITER.parse(bytes);
            return WRITER.transformClass(model, TO_MAPPED);
        } catch (IllegalArgumentException e) {
            return bytes;
        }
    }
}
