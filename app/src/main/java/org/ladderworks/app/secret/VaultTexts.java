package org.ladderworks.app.secret;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.ladderworks.app.secret.VaultDocument.SealedText;

/** The secret texts of a vault, each under a name that is no secret. Thread-safe, as the vault is. */
public final class VaultTexts {
    private final VaultFile file;
    private final VaultCipher cipher;
    private final Supplier<VaultDocument> document;

    VaultTexts(VaultFile file, VaultCipher cipher, Supplier<VaultDocument> document) {
        this.file = file;
        this.cipher = cipher;
        this.document = document;
    }

    /**
     * The names of the texts in the vault of a folder, which stays locked; none where there is no vault.
     *
     * @throws org.ladderworks.engine.error.DrmException where it is damaged or of a newer version, or cannot be read
     */
    public static Set<String> names(Path folder) {
        VaultFile file = new VaultFile(folder);
        return file.exists()
                ? file.read().texts().stream().map(SealedText::name).collect(Collectors.toSet())
                : Set.of();
    }

    /** Empty where none is kept under that name. */
    public Optional<String> find(String name) {
        return document.get().text(name).map(this::unsealed);
    }

    /** Keeps one in the place of the one before. */
    public void keep(String name, String text) {
        change(name, Optional.of(cipher.sealText(name, text)));
    }

    /** The same of what was typed, which is nowhere copied to where it cannot be wiped. The caller wipes it. */
    public void keep(String name, char[] typed) {
        // Room enough for any character of UTF-8, so that nothing is left in buffers that were outgrown.
        ByteBuffer encoded = ByteBuffer.allocate(4 * typed.length);
        StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .encode(CharBuffer.wrap(typed), encoded, true);
        encoded.flip();
        byte[] open = new byte[encoded.remaining()];
        encoded.get(open);
        Arrays.fill(encoded.array(), (byte) 0);
        change(name, Optional.of(cipher.sealText(name, open)));
    }

    /** Forgets one, where there is one. */
    public void forget(String name) {
        change(name, Optional.empty());
    }

    private void change(String name, Optional<SealedText> text) {
        try (VaultFile.Held _ = file.lock()) {
            VaultDocument before = document.get();
            List<SealedText> texts = new ArrayList<>(before.texts());
            texts.removeIf(each -> each.name().equals(name));
            text.ifPresent(texts::add);
            if (!texts.equals(before.texts())) {
                file.write(cipher.vouched(before.holding(texts)));
            }
        }
    }

    String unsealed(SealedText kept) {
        return cipher.unsealText(kept)
                .orElseThrow(() -> VaultErrors.damaged(file.path(), "the text " + kept.name() + " cannot be unsealed"));
    }
}
