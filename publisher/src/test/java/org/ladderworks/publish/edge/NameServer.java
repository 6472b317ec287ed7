package org.ladderworks.publish.edge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;

/** A name server on the loopback address that knows every host at 127.0.0.1, for a second (RFC 1035, 4.1). */
final class NameServer implements AutoCloseable {
    private static final int HEADER = 12;
    private static final short TYPE_A = 1;

    private final DatagramSocket socket;
    private final AtomicInteger asked = new AtomicInteger();

    NameServer() {
        try {
            socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    int asked() {
        return asked.get();
    }

    private void serve() {
        while (!socket.isClosed()) {
            DatagramPacket packet = new DatagramPacket(new byte[512], 512);
            try {
                socket.receive(packet);
                asked.incrementAndGet();
                byte[] answer = answer(ByteBuffer.wrap(packet.getData(), 0, packet.getLength()));
                socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            } catch (IOException e) {
                // Closed.
            }
        }
    }

    private static byte[] answer(ByteBuffer query) {
        int end = HEADER;
        while (query.get(end) != 0) {
            end += query.get(end) + 1;
        }
        boolean address = query.getShort(end + 1) == TYPE_A;
        byte[] question = new byte[end + 5 - HEADER];
        query.get(HEADER, question);
        ByteBuffer answer = ByteBuffer.allocate(512)
                .putShort(query.getShort(0))
                .putShort((short) 0x8180)
                .putShort((short) 1)
                .putShort((short) (address ? 1 : 0))
                .putInt(0)
                .put(question);
        if (address) {
            answer.putShort((short) 0xc00c)
                    .putShort(TYPE_A)
                    .putShort((short) 1)
                    .putInt(1)
                    .putShort((short) 4)
                    .put(new byte[] {127, 0, 0, 1});
        }
        byte[] bytes = new byte[answer.position()];
        answer.get(0, bytes);
        return bytes;
    }

    @Override
    public void close() {
        socket.close();
    }
}
