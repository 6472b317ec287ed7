package org.ladderworks.app.jobfile;

import java.util.Optional;
import org.ladderworks.engine.pipeline.PictureChoice;
import org.ladderworks.engine.pipeline.PictureChoice.Crop;
import org.ladderworks.engine.probe.CropBox;
import org.ladderworks.engine.probe.FieldOrder;
import tools.jackson.databind.JsonNode;

/** Reads what a job says of pictures. */
final class PictureReader {
    private PictureReader() {}

    static PictureChoice read(JsonNode pictures, Problems problems) {
        Optional<FieldOrder> order = switch (pictures.path("scan").asString("")) {
            case "progressive" -> Optional.of(FieldOrder.PROGRESSIVE);
            case "tff" -> Optional.of(FieldOrder.TOP_FIRST);
            case "bff" -> Optional.of(FieldOrder.BOTTOM_FIRST);
            default -> Optional.empty();
        };
        return new PictureChoice(
                pictures.path("everyField").asBoolean(false),
                order,
                crop(pictures.path("crop").asString(""), problems));
    }

    private static Crop crop(String text, Problems problems) {
        if (text.isEmpty()) {
            return new Crop.None();
        }
        if (text.equals("auto")) {
            return new Crop.Measured();
        }
        String[] sides = text.split(":", -1);
        CropBox box = new CropBox(side(sides, 0), side(sides, 1), side(sides, 2), side(sides, 3));
        boolean even = (box.width() | box.height() | box.x() | box.y()) % 2 == 0;
        if (!even || box.width() < 2 || box.height() < 2) {
            problems.add("/pictures/crop", text + ": width, height, x and y must be even, the first two above 0");
        }
        return new Crop.To(box);
    }

    private static int side(String[] sides, int number) {
        return Integer.parseInt(sides[number]);
    }
}
