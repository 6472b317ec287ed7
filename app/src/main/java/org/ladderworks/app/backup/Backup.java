package org.ladderworks.app.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.app.home.SettingsFile;
import org.ladderworks.app.secret.Vault;
import org.ladderworks.app.secret.VaultProtection;
import org.ladderworks.app.secret.VaultStatus;
import org.ladderworks.app.store.Catalog;
import org.ladderworks.engine.disk.DiskSync;
import org.ladderworks.engine.disk.OwnedFiles;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.FileTrouble;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.progress.Cancellation;

/**
 * Writes all that an operator has built up into one zip: titles, jobs, presets, targets, profiles, settings. Packages, sources and
 * caches are none of it. The catalog stays open meanwhile, and jobs run on. Thread-safe.
 */
public final class Backup {
    private final DataHome home;
    private final Catalog catalog;
    private final InstantSource clock;

    public Backup(DataHome home, Catalog catalog, InstantSource clock) {
        this.home = home;
        this.catalog = catalog;
        this.clock = clock;
    }

    /**
     * What was written.
     *
     * @param bytes of the file
     * @param vault whether the vault is in it
     */
    public record Written(Path file, long bytes, long titles, long jobs, boolean vault) {}

    /** How the vault would travel. */
    public enum VaultTravel {
        /** There is none. */
        NONE,
        /** It is protected by a passphrase, and so goes along sealed. */
        SEALED,
        /** What opens it is of this machine: it would be of no use elsewhere, or open to all who get the file. */
        STAYS
    }

    /** Whether the vault can go along. Fails with a DrmException where it is damaged. */
    public VaultTravel vaultTravel() {
        return Vault.status(home.vault())
                .map(VaultStatus::protection)
                .map(by -> by == VaultProtection.PASSPHRASE ? VaultTravel.SEALED : VaultTravel.STAYS)
                .orElse(VaultTravel.NONE);
    }

    /**
     * Writes the file; it is there whole, and on the disk, or not at all. Others than its owner cannot read it.
     *
     * @param vault whether the vault is wished along; it is only where it is sealed by a passphrase
     * @throws UsageException (OUTPUT_NOT_WRITABLE) where it cannot be written, or there is a file of that name
     */
    public Written write(Path file, boolean vault, Cancellation cancellation) {
        Path target = file.toAbsolutePath();
        Path folder = Objects.requireNonNull(target.getParent(), "a file lies in a folder");
        boolean sealed = vault && vaultTravel() == VaultTravel.SEALED;
        try {
            Files.createDirectories(folder);
            Path part = OwnedFiles.newIn(folder, ".part");
            Path database = OwnedFiles.newIn(folder, ".catalog.part");
            try {
                catalog.backup(database);
                Catalog.Counts counts = catalog.counts();
                fill(part, database, sealed, counts, cancellation);
                if (Files.exists(target)) {
                    throw new FileAlreadyExistsException(target.toString());
                }
                Files.move(part, target);
                DiskSync.folder(folder);
                return new Written(target, Files.size(target), counts.titles(), counts.jobs(), sealed);
            } finally {
                Files.deleteIfExists(part);
                Files.deleteIfExists(database);
            }
        } catch (FileAlreadyExistsException e) {
            throw refused(target, "there is a file of that name", e);
        } catch (IOException e) {
            throw refused(target, FileTrouble.words(e), e);
        }
    }

    private static UsageException refused(Path target, String why, IOException e) {
        return new UsageException(
                ErrorCode.OUTPUT_NOT_WRITABLE,
                "the backup cannot be written to " + target + ": " + why,
                "Choose another name, or a folder that you may write to and that has room.",
                e);
    }

    private void fill(Path part, Path database, boolean sealed, Catalog.Counts counts, Cancellation cancellation)
            throws IOException {
        try (FileChannel channel = FileChannel.open(
                        part,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        OwnedFiles.ownersAlone(part));
                ZipOutputStream zip =
                        new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16))) {
            List<Manifest.Item> items = new ArrayList<>();
            // H2 gives it as a zip of its own.
            try (ZipInputStream in = new ZipInputStream(Files.newInputStream(database))) {
                for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                    if (entry.getName().endsWith(KeptThings.CATALOG)) {
                        items.add(add(zip, KeptThings.CATALOG, in, cancellation));
                    }
                }
            }
            Optional<String> settings = new SettingsFile(home.folder().resolve(KeptThings.SETTINGS)).withoutSecrets();
            if (settings.isPresent()) {
                items.add(add(zip, KeptThings.SETTINGS, stream(settings.get()), cancellation));
            }
            for (String name : names(sealed)) {
                try (InputStream in = Files.newInputStream(home.folder().resolve(name))) {
                    items.add(add(zip, name, in, cancellation));
                }
            }
            String manifest = Manifest.of(clock.instant(), counts.titles(), counts.jobs(), items)
                    .toJson();
            zip.putNextEntry(new ZipEntry(Manifest.NAME));
            zip.write(manifest.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
            zip.finish();
            zip.flush();
            channel.force(true);
        }
    }

    private static InputStream stream(String text) {
        return new java.io.ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> names(boolean sealed) throws IOException {
        List<String> names = new ArrayList<>();
        KeptThings.FILES.stream()
                .filter(name -> Files.isRegularFile(home.folder().resolve(name)))
                .forEach(names::add);
        for (String folder : KeptThings.FOLDERS) {
            Path path = home.folder().resolve(folder);
            if (Files.isDirectory(path)) {
                try (DirectoryStream<Path> files = Files.newDirectoryStream(path, Files::isRegularFile)) {
                    for (Path file : files) {
                        String name = folder + "/" + file.getFileName();
                        if (KeptThings.isAllowed(name) && !name.endsWith(".part")) {
                            names.add(name);
                        }
                    }
                }
            }
        }
        if (sealed) {
            names.add(KeptThings.VAULT_FILE);
        }
        return names;
    }

    private static Manifest.Item add(ZipOutputStream zip, String name, InputStream in, Cancellation cancellation)
            throws IOException {
        MessageDigest digest = sha256();
        zip.putNextEntry(new ZipEntry(name));
        long bytes = copy(new DigestInputStream(in, digest), zip, cancellation);
        zip.closeEntry();
        return new Manifest.Item(name, bytes, HexFormat.of().formatHex(digest.digest()));
    }

    static long copy(InputStream in, OutputStream out, Cancellation cancellation) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long bytes = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            cancellation.check();
            out.write(buffer, 0, read);
            bytes += read;
        }
        return bytes;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
