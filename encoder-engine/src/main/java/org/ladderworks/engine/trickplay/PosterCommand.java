package org.ladderworks.engine.trickplay;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ladderworks.engine.time.Resolution;

/** The FFmpeg arguments that make all sizes and formats of one poster at once. Pure. */
final class PosterCommand {
    /** Where posters are in a package. */
    static final String FOLDER = "images";

    private PosterCommand() {}

    /** @param path relative to the package */
    record Image(String path, Resolution size, ImageFormat format) {}

    /**
     * The files of a poster, JPEG before WebP and large before small.
     *
     * @param number counted from 1
     */
    static List<Image> images(int number, List<Resolution> sizes) {
        List<Image> images = new ArrayList<>();
        for (ImageFormat format : List.of(ImageFormat.JPEG, ImageFormat.WEBP)) {
            for (Resolution size : sizes) {
                images.add(
                        new Image("%s/poster-%d-%s.%s".formatted(FOLDER, number, size, format.suffix()), size, format));
            }
        }
        return images;
    }

    static List<String> of(PosterMaker.Picture picture, List<Image> images, Path folder) {
        List<String> line = new ArrayList<>(List.of("-nostdin", "-v", "error", "-y", "-protocol_whitelist", "file"));
        line.addAll(List.of("-f", "rawvideo", "-pixel_format", "yuv420p"));
        line.addAll(List.of("-video_size", picture.size().toString(), "-i", "file:" + picture.file()));
        StringBuilder graph = new StringBuilder("[0:v]select=eq(n\\,").append(picture.number());
        graph.append("),setparams=range=pc:colorspace=smpte170m,setsar=1,split=")
                .append(images.size());
        IntStream.range(0, images.size())
                .forEach(i -> graph.append("[i").append(i).append(']'));
        for (int i = 0; i < images.size(); i++) {
            Resolution size = images.get(i).size();
            graph.append(";[i%d]scale=%d:%d:flags=lanczos:in_range=pc:out_range=pc[o%d]"
                    .formatted(i, size.width(), size.height(), i));
        }
        line.addAll(List.of("-filter_complex", graph.toString()));
        for (int i = 0; i < images.size(); i++) {
            Image image = images.get(i);
            line.addAll(List.of("-map", "[o" + i + "]"));
            line.addAll(image.format().poster());
            line.addAll(List.of("-frames:v", "1", "-threads", "1", "-bitexact", "-f", "image2", "-update", "1"));
            line.add("file:" + folder.resolve(image.path()));
        }
        return line;
    }
}
