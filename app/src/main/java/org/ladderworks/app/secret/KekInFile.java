package org.ladderworks.app.secret;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.ladderworks.engine.disk.DiskSync;
import org.ladderworks.engine.drm.KeyText;
import org.ladderworks.engine.drm.SecretFile;

/** The KEK in a file beside the vault that its owner alone may read: what a machine has that has nothing else. */
final class KekInFile implements KekKeeper {
    private static final int MOST_BYTES = 256;

    private final Path file;

    KekInFile(Path file) {
        this.file = file;
    }

    @Override
    public VaultProtection kind() {
        return VaultProtection.FILE;
    }

    @Override
    public String described() {
        return "by the file " + file.getFileName()
                + " beside it, which you alone may read: whoever has both has the keys";
    }

    @Override
    public Map<String, String> keep(String vault, byte[] kek) {
        byte[] text = HexFormat.of().formatHex(kek).getBytes(StandardCharsets.US_ASCII);
        try {
            VaultFile.replace(file, text);
            return Map.of();
        } catch (IOException e) {
            throw VaultErrors.unusable(file, e);
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }

    @Override
    public byte[] recall(String vault, Map<String, String> parameters) {
        if (Files.notExists(file)) {
            throw VaultErrors.locked(
                    "the key of the vault, " + file + ", is missing",
                    "Put it back from a backup. Without it the keys in the vault are lost.");
        }
        byte[] bytes = SecretFile.read(file, MOST_BYTES);
        try {
            Optional<byte[]> kek =
                    KeyText.read(new String(bytes, StandardCharsets.US_ASCII).strip(), VaultCipher.KEK_LENGTH);
            return kek.orElseThrow(() ->
                    VaultErrors.locked("the key of the vault, " + file + ", is damaged", "Put it back from a backup."));
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    @Override
    public void forget(String vault) {
        try {
            Files.deleteIfExists(file);
            DiskSync.folder(Objects.requireNonNull(file.toAbsolutePath().getParent()));
        } catch (IOException e) {
            throw VaultErrors.unusable(file, e);
        }
    }
}
