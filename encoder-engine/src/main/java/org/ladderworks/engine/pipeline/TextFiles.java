package org.ladderworks.engine.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.ladderworks.engine.disk.Sha256;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.FileTrouble;
import org.ladderworks.engine.error.SourceException;
import org.ladderworks.engine.source.Source;
import org.ladderworks.engine.text.CueTimeline;
import org.ladderworks.engine.text.TextFile;
import org.ladderworks.engine.text.TextProposal;
import org.ladderworks.engine.text.TextSettings;
import org.ladderworks.engine.text.read.TextFormat;
import org.ladderworks.engine.text.read.TextReader;
import org.ladderworks.engine.time.MediaTime;

/**
 * Texts beside a source, read before anything long begins: a wrong file costs seconds.
 *
 * @param identity changes with every byte of the files and with what was said of them; empty where nothing was asked
 */
record TextFiles(List<TextProposal> texts, String identity) {
    TextFiles {
        texts = List.copyOf(texts);
    }

    /** Fails with a SourceException where a file is missing, or not a text that can be read. */
    static TextFiles read(TextSettings settings) {
        List<TextProposal> texts = new ArrayList<>();
        MessageDigest digest = Sha256.digest();
        for (TextFile file : settings.files()) {
            Path path = Source.of(file.file()).file();
            String name = String.valueOf(path.getFileName());
            TextFormat format = TextFormat.ofName(name)
                    .orElseThrow(() -> new SourceException(
                            ErrorCode.TEXT_UNUSABLE,
                            path + " is no text, by its name",
                            "Give SubRip (.srt), WebVTT (.vtt), TTML (.ttml, .xml, .dfxp) or ASS (.ass, .ssa); options"
                                    + " follow the name as in film.srt:lang=en,sdh."));
            byte[] bytes = bytes(path);
            texts.add(new TextProposal(
                    name,
                    file.language(),
                    file.label(),
                    file.role(),
                    file.isDefault(),
                    true,
                    CueTimeline.from(MediaTime.ZERO, TextReader.read(bytes, format, path.toString()))));
            List<String> said = List.of(
                    file.language(),
                    file.label().toString(),
                    file.role().id(),
                    Boolean.toString(file.isDefault()),
                    format.name());
            digest.update((said + "\n" + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        }
        digest.update((byte) (settings.closedCaptions() ? 1 : 0));
        boolean nothing = settings.equals(TextSettings.standard());
        return new TextFiles(texts, nothing ? "" : HexFormat.of().formatHex(digest.digest()));
    }

    private static byte[] bytes(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(TextReader.MOST_BYTES + 1);
        } catch (IOException e) {
            throw new SourceException(
                    ErrorCode.SOURCE_UNREADABLE,
                    path + " cannot be read: " + FileTrouble.words(e),
                    "Check the disk or the network share that holds it.",
                    e);
        }
    }
}
