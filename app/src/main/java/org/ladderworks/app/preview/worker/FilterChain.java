package org.ladderworks.app.preview.worker;

import org.bytedeco.ffmpeg.avfilter.AVFilterContext;
import org.bytedeco.ffmpeg.avfilter.AVFilterGraph;
import org.bytedeco.ffmpeg.avfilter.AVFilterInOut;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avfilter;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.ladderworks.app.preview.Trouble;

/** FFmpeg's filters from one frame to another, without any that need more than one. For one thread at a time. */
final class FilterChain implements AutoCloseable {
    private final AVFilterGraph graph = avfilter.avfilter_graph_alloc();
    private final AVFilterContext source = new AVFilterContext(null);
    private final AVFilterContext sink = new AVFilterContext(null);
    private final AVFrame output = avutil.av_frame_alloc();

    /** For frames like this one. */
    FilterChain(AVFrame like, String filters) throws Unshowable {
        graph.nb_threads(2);
        String arguments = "video_size=%dx%d:pix_fmt=%d:time_base=1/1000:pixel_aspect=1/1:colorspace=%d:range=%d"
                .formatted(like.width(), like.height(), like.format(), like.colorspace(), like.color_range());
        AVFilterInOut outputs = avfilter.avfilter_inout_alloc();
        AVFilterInOut inputs = avfilter.avfilter_inout_alloc();
        int error = avfilter.avfilter_graph_create_filter(
                source, avfilter.avfilter_get_by_name("buffer"), "in", arguments, null, graph);
        if (error >= 0) {
            error = avfilter.avfilter_graph_create_filter(
                    sink, avfilter.avfilter_get_by_name("buffersink"), "out", null, null, graph);
        }
        if (error >= 0) {
            outputs.name(name("in")).filter_ctx(source).pad_idx(0).next(null);
            inputs.name(name("out")).filter_ctx(sink).pad_idx(0).next(null);
            error = avfilter.avfilter_graph_parse_ptr(graph, filters, inputs, outputs, null);
        }
        if (error >= 0) {
            error = avfilter.avfilter_graph_config(graph, null);
        }
        avfilter.avfilter_inout_free(inputs);
        avfilter.avfilter_inout_free(outputs);
        if (error < 0) {
            close();
            throw new Unshowable(Trouble.Kind.UNREADABLE, "its pictures cannot be converted: " + Demuxed.text(error));
        }
    }

    /** FFmpeg frees it. */
    private static BytePointer name(String text) {
        return avutil.av_strdup(new BytePointer(text));
    }

    /** The converted frame; it stands until the next call. */
    AVFrame apply(AVFrame frame) throws Unshowable {
        avutil.av_frame_unref(output);
        int error = avfilter.av_buffersrc_add_frame_flags(source, frame, avfilter.AV_BUFFERSRC_FLAG_KEEP_REF);
        if (error >= 0) {
            error = avfilter.av_buffersink_get_frame(sink, output);
        }
        if (error < 0) {
            throw new Unshowable(Trouble.Kind.DAMAGED, "a picture cannot be converted: " + Demuxed.text(error));
        }
        return output;
    }

    @Override
    public void close() {
        avutil.av_frame_free(output);
        avfilter.avfilter_graph_free(graph);
    }
}
