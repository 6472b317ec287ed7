package org.ladderworks.app.preview.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.ladderworks.app.preview.Footage;
import org.ladderworks.app.preview.Trouble;
import org.ladderworks.engine.error.EngineException;
import org.ladderworks.engine.text.Cue;
import org.ladderworks.engine.text.read.TextFormat;
import org.ladderworks.engine.text.read.TextReader;
import org.ladderworks.engine.time.MediaTime;

/** The cues of a text track that is a file of its own. */
record FileCaptions(List<Cue> cues) implements Captions {
    static FileCaptions read(Footage.Text track) throws Unshowable {
        Path file = track.file();
        String name = String.valueOf(file.getFileName());
        TextFormat format = TextFormat.ofName(name)
                .orElseThrow(() -> new Unshowable(Trouble.Kind.UNREADABLE, name + " is no text track"));
        try {
            if (Files.size(file) > TextReader.MOST_BYTES) {
                throw new Unshowable(Trouble.Kind.TOO_LARGE, name);
            }
            return new FileCaptions(
                    TextReader.read(Files.readAllBytes(file), format, name).cues());
        } catch (IOException | EngineException e) {
            throw new Unshowable(Trouble.Kind.UNREADABLE, name + ": " + e.getMessage());
        }
    }

    @Override
    public String at(MediaTime time) {
        return cues.stream()
                .filter(cue -> cue.start().compareTo(time) <= 0 && time.compareTo(cue.end()) < 0)
                .map(cue -> Captions.plain(cue.text().vtt()))
                .collect(Collectors.joining("\n"));
    }
}
