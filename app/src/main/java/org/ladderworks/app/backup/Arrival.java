package org.ladderworks.app.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.ladderworks.app.store.Catalog;
import org.ladderworks.engine.disk.DiskSync;
import org.ladderworks.engine.disk.OwnedFiles;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.FileTrouble;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.progress.Cancellation;

/**
 * A backup on its way into a data folder. First it is checked and unpacked beside what is there, which stays as it is; then, at the
 * next start and before anything is opened, it takes its place, and what was there goes into the folder {@code replaced}. Ended at
 * any instant, the next start goes on: what opens is all of the old or all of the new.
 */
public final class Arrival {
    private static final String STAGED = "incoming";
    private static final String REPLACED = "replaced";
    private static final int MOST_FILES = 20_000;
    private static final long LARGEST = 64L << 30;
    private static final long LARGEST_MANIFEST = 16 << 20;

    private final Path home;

    /** @param home the data folder */
    public Arrival(Path home) {
        this.home = home;
    }

    /**
     * What is on its way.
     *
     * @param made RFC 3339
     */
    public record Contents(String made, String program, long titles, long jobs, boolean vault) {
        static Contents of(Manifest manifest) {
            return new Contents(
                    manifest.made(),
                    manifest.program(),
                    manifest.titles(),
                    manifest.jobs(),
                    manifest.items().stream().anyMatch(item -> item.name().equals(KeptThings.VAULT_FILE)));
        }
    }

    /** What takes its place at the next start; empty where nothing does. */
    public Optional<Contents> staged() {
        return manifest().map(Contents::of);
    }

    /** The settings that hold from the next start on; empty where none are on their way. */
    public Optional<Path> settings() {
        return Optional.of(home.resolve(STAGED).resolve(KeptThings.SETTINGS)).filter(Files::isRegularFile);
    }

    /**
     * Checks a backup and unpacks it, to take its place at the next start. The data folder is as it was.
     *
     * @throws UsageException (DATA_UNUSABLE) where it is none, is damaged or of a newer program, or there is no room for it
     * @throws java.util.concurrent.CancellationException where it was cancelled
     */
    public Contents stage(Path zip, Cancellation cancellation) {
        try {
            Files.createDirectories(home);
            Path part = OwnedFiles.newIn(home, ".incoming");
            try {
                Manifest manifest = unpack(zip, part, cancellation);
                prove(part);
                forget();
                DiskSync.tree(part);
                Files.move(part, home.resolve(STAGED), StandardCopyOption.ATOMIC_MOVE);
                DiskSync.folder(home);
                return Contents.of(manifest);
            } finally {
                OwnedFiles.delete(part);
            }
        } catch (ZipException e) {
            throw Manifest.refused("it is no whole zip (" + e.getMessage() + ")", "Choose another copy of it.");
        } catch (IOException e) {
            throw Manifest.refused(FileTrouble.words(e), "See that it can be read, and that there is room.");
        }
    }

    /** What was to take its place does not. */
    public void forget() {
        try {
            Path staged = home.resolve(STAGED);
            if (Files.exists(staged)) {
                // At once: half of it must not look like a whole one.
                Path gone = OwnedFiles.newIn(home, ".part");
                Files.move(staged, gone, StandardCopyOption.ATOMIC_MOVE);
                OwnedFiles.delete(gone);
            }
        } catch (IOException e) {
            throw new UsageException(
                    ErrorCode.DATA_UNUSABLE,
                    "what was brought in cannot be taken away: " + FileTrouble.words(e),
                    "See that you may write to the data folder.",
                    e);
        }
    }

    /**
     * Has what was brought in take its place. To be called by the owner of the data folder, before anything in it is opened.
     *
     * @return the folder that what was there lies in now; empty where nothing was brought in
     * @throws UsageException (DATA_UNUSABLE) where it cannot; the next call goes on
     */
    public Optional<Path> takePlace() {
        return takePlace(_ -> {});
    }

    /** The same, which tells each of its steps before it is done. */
    Optional<Path> takePlace(Consumer<String> step) {
        Optional<Manifest> manifest = manifest();
        if (manifest.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(takePlace(manifest.get(), step));
        } catch (IOException e) {
            throw new UsageException(
                    ErrorCode.DATA_UNUSABLE,
                    "what was brought in cannot take its place: " + FileTrouble.words(e),
                    "See that you may write to the data folder, and start again: it goes on where it was.",
                    e);
        }
    }

    private Path takePlace(Manifest manifest, Consumer<String> step) throws IOException {
        Path staged = home.resolve(STAGED);
        // Named after the backup, so that a second start means the same folder.
        Path aside = home.resolve(REPLACED).resolve("before-" + manifest.made().replaceAll("[^0-9A-Za-z]", "-"));
        step.accept("begin");
        Files.createDirectories(aside);
        Set<String> coming = manifest.items().stream()
                .map(item -> KeptThings.top(item.name()))
                .collect(Collectors.toSet());
        for (String name : KeptThings.makingRoom()) {
            if (!coming.contains(name)) {
                moveAside(name, aside, step);
            }
        }
        for (String name : coming.stream().sorted().toList()) {
            // While the new one waits, whatever is in its place is the old one.
            if (Files.exists(staged.resolve(name))) {
                moveAside(name, aside, step);
                step.accept("place " + name);
                Files.move(staged.resolve(name), home.resolve(name), StandardCopyOption.ATOMIC_MOVE);
                DiskSync.folder(home);
            }
        }
        step.accept("end");
        forget();
        DiskSync.folder(home);
        return aside;
    }

    private void moveAside(String name, Path aside, Consumer<String> step) throws IOException {
        Path old = home.resolve(name);
        if (Files.exists(old)) {
            Path place = aside.resolve(name);
            for (int number = 2; Files.exists(place); number++) {
                place = aside.resolve(name + "-" + number);
            }
            step.accept("aside " + name);
            Files.move(old, place, StandardCopyOption.ATOMIC_MOVE);
            DiskSync.folder(aside);
            DiskSync.folder(home);
        }
    }

    private Optional<Manifest> manifest() {
        Path file = home.resolve(STAGED).resolve(Manifest.NAME);
        try {
            return Files.isRegularFile(file) ? Optional.of(Manifest.read(Files.readString(file))) : Optional.empty();
        } catch (IOException e) {
            throw Manifest.refused(FileTrouble.words(e), "See that the data folder can be read.");
        }
    }

    private static Manifest unpack(Path zip, Path into, Cancellation cancellation) throws IOException {
        if (!Files.isRegularFile(zip)) {
            throw Manifest.refused("there is no file " + zip, "Check the path.");
        }
        Files.createDirectories(into);
        try (ZipFile file = new ZipFile(zip.toFile(), StandardCharsets.UTF_8)) {
            ZipEntry listed = file.getEntry(Manifest.NAME);
            if (listed == null) {
                throw Manifest.refused("it is no backup of Ladderworks", "Choose a file that `Back up` has written.");
            }
            Manifest manifest = Manifest.read(text(file, listed));
            check(file, manifest);
            for (Manifest.Item item : manifest.items()) {
                Path place = into.resolve(item.name());
                Files.createDirectories(Objects.requireNonNull(place.getParent()));
                try (InputStream in =
                        file.getInputStream(Objects.requireNonNull(file.getEntry(item.name()), item.name()))) {
                    write(in, place, item, cancellation);
                }
            }
            Files.writeString(into.resolve(Manifest.NAME), manifest.toJson());
            return manifest;
        }
    }

    private static String text(ZipFile file, ZipEntry entry) throws IOException {
        try (InputStream in = file.getInputStream(entry)) {
            byte[] bytes = in.readNBytes((int) LARGEST_MANIFEST + 1);
            if (bytes.length > LARGEST_MANIFEST) {
                throw Manifest.refused("its list is too large", "Choose another backup.");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** The list and the zip name the same files, each once, and none that could lie elsewhere. */
    private static void check(ZipFile file, Manifest manifest) {
        List<String> there = file.stream().map(ZipEntry::getName).toList();
        Set<String> listed =
                manifest.items().stream().map(Manifest.Item::name).collect(Collectors.toCollection(HashSet::new));
        if (manifest.items().size() > MOST_FILES
                || listed.size() != manifest.items().size()
                || there.size() != listed.size() + 1) {
            throw Manifest.refused("its list is not what is in it", "Choose another backup.");
        }
        for (String name : there) {
            if (!name.equals(Manifest.NAME) && (!listed.contains(name) || !KeptThings.isAllowed(name))) {
                throw Manifest.refused("it has a file that no backup has", "Do not trust where it comes from.");
            }
        }
        if (!listed.contains(KeptThings.CATALOG)) {
            throw Manifest.refused("there is no catalog in it", "Choose another backup.");
        }
        long bytes = 0;
        for (Manifest.Item item : manifest.items()) {
            if (item.bytes() < 0 || item.bytes() > LARGEST - bytes) {
                throw Manifest.refused("it is too large", "Choose another backup.");
            }
            bytes += item.bytes();
        }
    }

    /** No byte more than the list says, whatever the zip says. */
    private static void write(InputStream in, Path place, Manifest.Item item, Cancellation cancellation)
            throws IOException {
        MessageDigest digest = Backup.sha256();
        long bytes;
        try (OutputStream file = Files.newOutputStream(place, StandardOpenOption.CREATE_NEW);
                OutputStream out = new DigestOutputStream(new Bounded(file, item), digest)) {
            bytes = Backup.copy(in, out, cancellation);
        }
        if (bytes != item.bytes() || !HexFormat.of().formatHex(digest.digest()).equals(item.sha256())) {
            throw damaged(item);
        }
        if (place.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(place, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
        }
    }

    private static UsageException damaged(Manifest.Item item) {
        return Manifest.refused(item.name() + " is not as it was written", "Choose another copy of it.");
    }

    private static final class Bounded extends FilterOutputStream {
        private final Manifest.Item item;
        private long left;

        Bounded(OutputStream out, Manifest.Item item) {
            super(out);
            this.item = item;
            this.left = item.bytes();
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            left -= length;
            if (left < 0) {
                throw damaged(item);
            }
            out.write(bytes, from, length);
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }
    }

    /** The catalog opens, and is brought up to date, here where that harms nothing. */
    private static void prove(Path part) {
        try (Catalog catalog = Catalog.open(part)) {
            var _ = catalog.counts();
        } catch (UsageException e) {
            throw Manifest.refused(String.valueOf(e.getMessage()), "Use the newest Ladderworks here.");
        }
    }
}
