package org.ladderworks.engine.packaging;

import java.nio.ByteBuffer;
import java.util.OptionalInt;
import org.ladderworks.engine.cmaf.dolby.JointObjectCoding;
import org.ladderworks.engine.cmaf.read.SampleEntry;

/** Objects of E-AC-3 that frames tell of and {@code dec3} does not: it did not have its extension from the beginning. */
final class AnnouncedObjects {
    private AnnouncedObjects() {}

    /** The chunk's entry, which tells of objects where the box or else the first frame does. */
    static SampleEntry.Audio in(Chunk chunk, SampleEntry.Audio entry) {
        if (!(entry instanceof SampleEntry.Dolby dolby)
                || !dolby.codecs().equals("ec-3")
                || dolby.jocComplexity().isPresent()) {
            return entry;
        }
        OptionalInt complexity = JointObjectCoding.complexity(firstFrame(chunk));
        return complexity.isPresent()
                ? new SampleEntry.Dolby(dolby.config().withJointObjects(complexity.getAsInt()))
                : entry;
    }

    private static byte[] firstFrame(Chunk chunk) {
        ByteBuffer frame = ByteBuffer.allocate(Math.min(chunk.samples().size(0), JointObjectCoding.LENGTH));
        try (PackageFiles.MediaFile file = new PackageFiles.MediaFile(chunk.file())) {
            while (frame.hasRemaining()) {
                file.read(frame, chunk.samples().offset(0) + frame.position());
            }
        }
        return frame.array();
    }
}
