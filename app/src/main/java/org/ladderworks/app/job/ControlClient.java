package org.ladderworks.app.job;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Optional;
import org.ladderworks.app.job.ControlMessage.Answer;
import org.ladderworks.app.job.ControlMessage.Request;
import org.ladderworks.app.job.ControlMessage.Verb;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;

/** The queue of another process. */
final class ControlClient implements JobDesk {
    private final SocketChannel channel;
    private final ControlLines lines;

    private ControlClient(SocketChannel channel) {
        this.channel = channel;
        this.lines = new ControlLines(channel);
    }

    /** Fails with an IOException where no one listens. */
    static ControlClient connect(UnixDomainSocketAddress address) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(address);
            return new ControlClient(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public boolean isWorkedOn() {
        return true;
    }

    @Override
    public JobView add(NewJob job) {
        return one(new Request(Verb.ADD, 0, Optional.of(job)));
    }

    @Override
    public List<JobView> list() {
        return ask(new Request(Verb.LIST, 0, Optional.empty())).jobs();
    }

    @Override
    public JobView show(long id) {
        return one(Verb.SHOW, id);
    }

    @Override
    public String jobFile(long id) {
        return ask(new Request(Verb.JOB_FILE, id, Optional.empty())).text();
    }

    @Override
    public JobView pause(long id) {
        return one(Verb.PAUSE, id);
    }

    @Override
    public JobView resume(long id) {
        return one(Verb.RESUME, id);
    }

    @Override
    public JobView cancel(long id) {
        return one(Verb.CANCEL, id);
    }

    @Override
    public JobView first(long id) {
        return one(Verb.FIRST, id);
    }

    @Override
    public JobView forget(long id) {
        return one(Verb.FORGET, id);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // Nothing more is said over it.
        }
    }

    private JobView one(Verb verb, long id) {
        return one(new Request(verb, id, Optional.empty()));
    }

    private JobView one(Request request) {
        return ask(request).jobs().getFirst();
    }

    private synchronized Answer ask(Request request) {
        try {
            lines.write(request);
            Answer answer = lines.read(Answer.class).orElseThrow(() -> new IOException("it has ended"));
            if (answer.error().isPresent()) {
                throw answer.error().get().asException();
            }
            return answer;
        } catch (IOException e) {
            throw new UsageException(
                    ErrorCode.DATA_UNUSABLE,
                    "the process that works on the queue does not answer: " + e.getMessage(),
                    "Look with `ladderworks jobs` whether it was done, and try again.",
                    e);
        }
    }
}
