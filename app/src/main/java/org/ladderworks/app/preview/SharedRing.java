package org.ladderworks.app.preview;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Memory that both processes see: slots of equal size in a file that only this user may read and that has no name any more
 * as soon as both have mapped it.
 */
public final class SharedRing {
    /** One that is looked at, one on its way, one that is written, and one to spare. */
    static final int SLOTS = 4;

    /** Scalers write in blocks, and so somewhat behind the last row. */
    private static final int SPARE = 4096;

    private static final Path MEMORY = Path.of("/dev/shm");
    private static final Pattern NAME = Pattern.compile("ladderworks-preview-(\\d+)-[0-9a-f]{16}");

    private final Path file;
    private final MappedByteBuffer memory;
    private final int slots;
    private final int slotBytes;

    private SharedRing(Path file, MappedByteBuffer memory, int slots, int slotBytes) {
        this.file = file;
        this.memory = memory;
        this.slots = slots;
        this.slotBytes = slotBytes;
    }

    /** Makes one with room for so many bytes a slot; fails with an IOException where neither memory nor the disk has it. */
    static SharedRing create(int bytes) throws IOException {
        int slotBytes = bytes + SPARE;
        if (Files.isWritable(MEMORY)) {
            try {
                return create(MEMORY, slotBytes);
            } catch (IOException e) {
                // Containers give it little: then on the disk.
            }
        }
        return create(Path.of(System.getProperty("java.io.tmpdir")), slotBytes);
    }

    private static SharedRing create(Path folder, int slotBytes) throws IOException {
        byte[] random = new byte[8];
        RandomGenerator.getDefault().nextBytes(random);
        Path file = folder.resolve("ladderworks-preview-"
                + ProcessHandle.current().pid() + "-" + HexFormat.of().formatHex(random));
        FileAttribute<?>[] mine =
                folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        try (FileChannel channel = FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE), mine)) {
            // Written, not only sized: who maps what no memory is left for dies of it.
            ByteBuffer zeros = ByteBuffer.allocateDirect(1 << 20);
            for (long left = (long) SLOTS * slotBytes; left > 0; ) {
                zeros.clear().limit((int) Math.min(left, zeros.capacity()));
                left -= channel.write(zeros);
            }
            MappedByteBuffer memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, (long) SLOTS * slotBytes);
            return new SharedRing(file, memory, SLOTS, slotBytes);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** Maps what the other process made; fails with an IOException where it is not of that size. */
    public static SharedRing open(Path file, int slots, int slotBytes) throws IOException {
        long size = (long) slots * slotBytes;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (slots < 1 || slotBytes < 1 || size > Integer.MAX_VALUE || channel.size() < size) {
                throw new IOException("no ring of " + slots + " slots of " + slotBytes + " bytes: " + file);
            }
            return new SharedRing(file, channel.map(FileChannel.MapMode.READ_WRITE, 0, size), slots, slotBytes);
        }
    }

    /** A part of a slot, to be written or read. */
    public ByteBuffer slot(int number, int offset, int length) {
        return memory.slice(Math.addExact(number * slotBytes, offset), length).order(ByteOrder.nativeOrder());
    }

    public int slots() {
        return slots;
    }

    public int slotBytes() {
        return slotBytes;
    }

    Path file() {
        return file;
    }

    /** Takes the name away; the memory stays until both processes have let go of it. Where that cannot be, at the end. */
    void unlink() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }

    /** Removes what processes left that are dead. */
    static void sweep() {
        for (Path folder : Set.of(MEMORY, Path.of(System.getProperty("java.io.tmpdir")))) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "ladderworks-preview-*")) {
                for (Path file : files) {
                    Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
                    if (name.matches()
                            && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
                        Files.deleteIfExists(file);
                    }
                }
            } catch (IOException | RuntimeException e) {
                // Another user's, or no such folder here.
            }
        }
    }
}
