package org.ladderworks.app.ui.review;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.ladderworks.app.preview.Shot;

/** Images over the very memory that shots are drawn into: one for each place there, told when it holds another picture. */
final class ShotImages {
    /** As many as a ring has slots of two pictures, and as many of the ring before it. */
    private static final int KEPT = 16;

    private record Spot(long address, int width, int height) {}

    private record Kept(PixelBuffer<ByteBuffer> pixels, WritableImage image) {}

    private final Map<Spot, Kept> images = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Spot, Kept> eldest) {
            return size() > KEPT;
        }
    };

    /** On the UI thread. */
    Image image(Shot shot, int picture) {
        ByteBuffer memory = shot.pixels(picture);
        int width = shot.size().width();
        int height = shot.size().height();
        Spot spot = new Spot(MemorySegment.ofBuffer(memory).address(), width, height);
        Kept known = images.get(spot);
        if (known != null) {
            known.pixels.updateBuffer(_ -> null);
            return known.image;
        }
        PixelBuffer<ByteBuffer> pixels = new PixelBuffer<>(width, height, memory, PixelFormat.getByteBgraPreInstance());
        WritableImage image = new WritableImage(pixels);
        images.put(spot, new Kept(pixels, image));
        return image;
    }
}
