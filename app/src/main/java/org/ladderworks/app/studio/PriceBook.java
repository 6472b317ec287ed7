package org.ladderworks.app.studio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.ladderworks.app.ladder.Prices;
import org.ladderworks.engine.disk.WholeFile;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.FileTrouble;
import org.ladderworks.engine.error.UsageException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Remembers what the operator pays for storage and delivery. Thread-safe. */
public final class PriceBook {
    private final Path file;

    /** @param file need not exist */
    public PriceBook(Path file) {
        this.file = file;
    }

    /** Empty where none were set, or what was written cannot be read any more. */
    public synchronized Optional<Prices> read() {
        try {
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            JsonNode tree = JsonMapper.shared().readTree(Files.readString(file));
            double stored = tree.path("stored").asDouble(-1);
            double delivered = tree.path("delivered").asDouble(-1);
            return Prices.isPrice(stored) && Prices.isPrice(delivered)
                    ? Optional.of(new Prices(stored, delivered))
                    : Optional.empty();
        } catch (IOException | JacksonException e) {
            return Optional.empty();
        }
    }

    /** Fails with DATA_UNUSABLE. */
    public synchronized void keep(Prices prices) {
        String json = JsonNodeFactory.instance
                .objectNode()
                .put("stored", prices.stored())
                .put("delivered", prices.delivered())
                .toString();
        try {
            WholeFile.write(file, json + "\n");
        } catch (IOException e) {
            throw new UsageException(
                    ErrorCode.DATA_UNUSABLE,
                    "the prices cannot be kept: " + FileTrouble.words(e),
                    "See that you may write to the data folder.",
                    e);
        }
    }
}
