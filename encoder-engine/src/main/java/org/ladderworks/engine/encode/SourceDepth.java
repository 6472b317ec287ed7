package org.ladderworks.engine.encode;

import java.util.regex.Pattern;

/** Bits of a sample, by the name of FFmpeg's pixel format. */
final class SourceDepth {
    private static final Pattern DEEP =
            Pattern.compile(".*(?:p9|p1[0246]|gray(?:9|1[0246])|p[024]1[026]|y21[026]|xv3[06]"
                    + "|x2rgb10|x2bgr10|rgb48|bgr48|rgba64|bgra64|xyz12|pf32)(?:le|be)");

    private SourceDepth() {}

    /** True for more than eight bits. */
    static boolean isDeep(String pixelFormat) {
        return DEEP.matcher(pixelFormat).matches();
    }
}
