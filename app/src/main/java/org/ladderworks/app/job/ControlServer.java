package org.ladderworks.app.job;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.ladderworks.engine.error.UsageException;

/** Lets other processes of this user at the queue, over a Unix-domain socket. */
final class ControlServer implements AutoCloseable {
    private static final int MOST_CLIENTS = 64;

    private final Path home;
    private final Path socket;
    private final JobDesk desk;
    private final ServerSocketChannel server;
    private final Semaphore clients = new Semaphore(MOST_CLIENTS);

    private ControlServer(Path home, Path socket, JobDesk desk, ServerSocketChannel server) {
        this.home = home;
        this.socket = socket;
        this.desk = desk;
        this.server = server;
    }

    /** Listens from now on, on threads of its own. */
    static ControlServer start(Path home, JobDesk desk) throws IOException {
        Path socket = ControlAddress.announce(home);
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        channel.bind(UnixDomainSocketAddress.of(socket));
        ControlServer server = new ControlServer(home, socket, desk, channel);
        Thread.ofVirtual().name("control").start(server::accept);
        return server;
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                SocketChannel client = server.accept();
                clients.acquire();
                Thread.ofVirtual().name("control-client").start(() -> serve(client));
            } catch (IOException e) {
                // Closed, or a client that went away before it was let in.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void serve(SocketChannel client) {
        try (client) {
            ControlLines lines = new ControlLines(client);
            Optional<ControlMessage.Request> request = lines.read(ControlMessage.Request.class);
            while (request.isPresent()) {
                lines.write(answer(request.get()));
                request = lines.read(ControlMessage.Request.class);
            }
        } catch (IOException e) {
            // It went away, or speaks something else: it gets no answer.
        } finally {
            clients.release();
        }
    }

    private ControlMessage.Answer answer(ControlMessage.Request request) {
        try {
            return switch (request.verb()) {
                case ADD -> ControlMessage.Answer.of(desk.add(request.job().orElseThrow()));
                case LIST -> new ControlMessage.Answer(desk.list(), "", Optional.empty());
                case SHOW -> ControlMessage.Answer.of(desk.show(request.id()));
                case JOB_FILE -> new ControlMessage.Answer(List.of(), desk.jobFile(request.id()), Optional.empty());
                case PAUSE -> ControlMessage.Answer.of(desk.pause(request.id()));
                case RESUME -> ControlMessage.Answer.of(desk.resume(request.id()));
                case CANCEL -> ControlMessage.Answer.of(desk.cancel(request.id()));
                case FIRST -> ControlMessage.Answer.of(desk.first(request.id()));
                case FORGET -> ControlMessage.Answer.of(desk.forget(request.id()));
            };
        } catch (UsageException e) {
            return new ControlMessage.Answer(List.of(), "", Optional.of(ControlMessage.Refusal.of(e)));
        }
    }

    @Override
    public void close() {
        try (server) {
            ControlAddress.withdraw(home, socket);
        } catch (IOException e) {
            // A name that leads nowhere: the next owner takes it away.
        }
    }
}
