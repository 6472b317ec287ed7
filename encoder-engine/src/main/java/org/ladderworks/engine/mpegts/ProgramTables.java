package org.ladderworks.engine.mpegts;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The two tables that a reader begins with (ISO/IEC 13818-1, 2.4.4.3 and 2.4.4.8), of a stream with one program. */
final class ProgramTables {
    static final int ASSOCIATION_PID = 0;
    static final int MAP_PID = 0x1000;

    private static final int PROGRAM = 1;
    private static final int ASSOCIATION_TABLE = 0;
    private static final int MAP_TABLE = 2;
    private static final int LANGUAGE_DESCRIPTOR = 0x0A;

    /** table_id, section_length, id, version and two section numbers. */
    private static final int HEAD = 8;

    private static final int CRC = 4;

    private ProgramTables() {}

    /** The program association section: one program. */
    static byte[] association() {
        ByteBuffer body = ByteBuffer.allocate(4);
        body.putShort((short) PROGRAM).putShort((short) (0xE000 | MAP_PID));
        return section(ASSOCIATION_TABLE, body.array());
    }

    /** The program map section. */
    static byte[] map(List<ElementaryStream> streams, int clockPid) {
        ByteBuffer body = ByteBuffer.allocate(4 + streams.size() * 11);
        body.putShort((short) (0xE000 | clockPid)).putShort((short) 0xF000);
        for (ElementaryStream stream : streams) {
            boolean told = !stream.threeLetters().equals("und");
            body.put((byte) stream.type().type())
                    .putShort((short) (0xE000 | stream.pid()))
                    .putShort((short) (0xF000 | (told ? 6 : 0)));
            if (told) {
                body.put((byte) LANGUAGE_DESCRIPTOR)
                        .put((byte) 4)
                        .put(stream.threeLetters().getBytes(StandardCharsets.US_ASCII))
                        .put((byte) 0);
            }
        }
        byte[] bytes = new byte[body.position()];
        body.flip().get(bytes);
        return section(MAP_TABLE, bytes);
    }

    /** Transport stream id and program number are 1 both, so that one form does for both tables. */
    private static byte[] section(int table, byte[] body) {
        int length = HEAD - 3 + body.length + CRC;
        ByteBuffer section = ByteBuffer.allocate(3 + length)
                .put((byte) table)
                .putShort((short) (0xB000 | length))
                .putShort((short) PROGRAM)
                .put((byte) 0xC1)
                .put((byte) 0)
                .put((byte) 0)
                .put(body);
        return section.putInt(SectionChecksum.of(section.array(), 0, section.position()))
                .array();
    }
}
