package org.ladderworks.engine.trickplay;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ladderworks.engine.time.Resolution;

/** The FFmpeg arguments that make all forms of thumbnails from the stills at once. Pure. */
final class SheetCommand {
    private final List<String> chains = new ArrayList<>();
    private final List<String> outputs = new ArrayList<>();

    private SheetCommand() {}

    static List<String> of(ThumbnailFiles files) {
        ThumbnailPlan plan = files.plan();
        SheetCommand made = new SheetCommand();
        String tiles = scaled(plan.tile()) + ",tile=" + plan.grid();
        made.add(tiles, ImageFormat.JPEG, files.folder().resolve(plan.path()));
        if (files.hasOwnSprites()) {
            made.add(tiles, plan.settings().sprites(), files.folder().resolve(files.sprites()));
        }
        for (BifSize size : files.archives()) {
            made.add(
                    scaled(ThumbnailPlan.fitted(plan.stills().size(), size.longSide())),
                    ImageFormat.JPEG,
                    files.parts(size));
        }
        List<String> line = new ArrayList<>(List.of("-nostdin", "-v", "error", "-y", "-protocol_whitelist", "file"));
        line.addAll(List.of("-f", "rawvideo", "-pixel_format", "yuv420p", "-framerate", "1"));
        line.addAll(List.of("-video_size", plan.stills().size().toString(), "-i", "file:" + files.stills()));
        line.addAll(List.of("-filter_complex", made.graph()));
        line.addAll(made.outputs);
        return line;
    }

    private void add(String chain, ImageFormat format, Path folder) {
        outputs.addAll(List.of("-map", "[o" + chains.size() + "]"));
        outputs.addAll(format.encoder());
        // One thread and no word of the encoder: equal pictures are equal files.
        outputs.addAll(List.of("-fps_mode", "passthrough", "-threads", "1", "-bitexact"));
        outputs.addAll(List.of("-f", "image2", "-start_number", "1"));
        // The name is a pattern, in which a percent sign of the folder's own would count.
        outputs.add("file:" + folder.toString().replace("%", "%%") + "/%05d." + format.suffix());
        chains.add(chain);
    }

    private static String scaled(Resolution size) {
        return "scale=%d:%d:flags=bicubic:in_range=pc:out_range=pc".formatted(size.width(), size.height());
    }

    private String graph() {
        StringBuilder graph = new StringBuilder("[0:v]setparams=range=pc:colorspace=smpte170m,setsar=1,split=");
        graph.append(chains.size());
        IntStream.range(0, chains.size())
                .forEach(i -> graph.append("[i").append(i).append(']'));
        IntStream.range(0, chains.size()).forEach(i -> graph.append(";[i%d]%s[o%d]".formatted(i, chains.get(i), i)));
        return graph.toString();
    }
}
