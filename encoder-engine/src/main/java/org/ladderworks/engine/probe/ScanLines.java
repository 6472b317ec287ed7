package org.ladderworks.engine.probe;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Gathers what FFmpeg's idet and cropdetect filters note of each frame; their counts and boxes grow, so the last tells. */
final class ScanLines {
    private static final String PREFIX = "lavfi.";
    private static final int MOST_KEYS = 64;

    private final Map<String, Integer> last = new HashMap<>();
    private int frames;

    void add(String line) {
        if (line.startsWith("frame:")) {
            frames++;
        }
        int equals = line.indexOf('=');
        if (!line.startsWith(PREFIX) || equals < 0 || last.size() > MOST_KEYS) {
            return;
        }
        String value = line.substring(equals + 1);
        if (value.matches("-?\\d{1,8}(\\.\\d{1,6})?")) {
            int point = value.indexOf('.');
            last.put(
                    line.substring(PREFIX.length(), equals),
                    Integer.valueOf(point < 0 ? value : value.substring(0, point)));
        }
    }

    PictureScan result() {
        return new PictureScan(
                frames,
                count("idet.single.tff"),
                count("idet.single.bff"),
                count("idet.single.progressive"),
                count("idet.repeated.top"),
                count("idet.repeated.bottom"),
                frames > 0 ? 1 : 0,
                box());
    }

    private Optional<CropBox> box() {
        int x = count("cropdetect.x1");
        int y = count("cropdetect.y1");
        int width = count("cropdetect.x2") - x + 1;
        int height = count("cropdetect.y2") - y + 1;
        return last.containsKey("cropdetect.x1") && width > 1 && height > 1 && x >= 0 && y >= 0
                ? Optional.of(new CropBox(width, height, x, y))
                : Optional.empty();
    }

    private int count(String key) {
        return last.getOrDefault(key, 0);
    }
}
