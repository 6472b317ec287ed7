package org.ladderworks.app.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.app.job.JobView.Standing;
import org.ladderworks.app.job.QueueOwner.WorkerQueue;
import org.ladderworks.app.store.Catalog;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;

/** Others at the queue of a worker. */
class ControlTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private static QueueOwner owner(Path home) {
        return new QueueOwner(home, there -> Catalog.open(there).jobs());
    }

    private static NewJob job(String name) {
        return new NewJob(name + ".mp4", "/out/" + name, "{\"version\": 1}", Map.of());
    }

    @Test
    void whatOneAsksForIsDoneInTheOther() throws Exception {
        QueueOwner owner = owner(folder);
        try (WorkerQueue worker = owner.forWorker()) {
            try (JobDesk desk = owner.desk()) {
                assertThat(desk.isWorkedOn()).isTrue();
                long first = desk.add(job("a")).id();
                long second = desk.add(job("b")).id();
                assertThat(desk.first(second)).isEqualTo(worker.queue().show(second));
                assertThat(desk.list()).isEqualTo(worker.queue().list()).hasSize(2);
                assertThat(desk.pause(first).standing()).isEqualTo(Standing.HELD);
                assertThat(desk.resume(first).standing()).isEqualTo(Standing.WAITING);
                assertThat(desk.cancel(first).standing()).isEqualTo(Standing.CANCELLED);
                assertThat(desk.jobFile(first)).isEqualTo("{\"version\": 1}");
                assertThat(desk.forget(first).id()).isEqualTo(first);
                assertThatThrownBy(() -> desk.show(first)).isInstanceOfSatisfying(UsageException.class, error -> {
                    assertThat(error.code()).isEqualTo(ErrorCode.JOB_UNKNOWN);
                    assertThat(error.remedy()).contains("ladderworks jobs");
                });
            }
            assertThatThrownBy(owner::forWorker)
                    .isInstanceOfSatisfying(
                            UsageException.class,
                            error -> assertThat(error.code()).isEqualTo(ErrorCode.WORKER_RUNS));
        }
        try (JobDesk desk = owner.desk()) {
            assertThat(desk.isWorkedOn()).isFalse();
            assertThat(desk.list()).hasSize(1);
        }
        assertThat(folder.resolve("owner.socket")).doesNotExist();
        assertThat(folder.resolve("control")).doesNotExist();
    }

    @Test
    void onlyItsOwnerMayEnter() throws Exception {
        try (WorkerQueue _ = owner(folder).forWorker()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("control"))))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void aDataFolderWithALongNameHasItsSocketElsewhere() throws Exception {
        Path home = Files.createDirectories(folder.resolve("x".repeat(120)));
        Path socket;
        try (WorkerQueue _ = owner(home).forWorker();
                JobDesk desk = owner(home).desk()) {
            assertThat(desk.list()).isEmpty();
            socket = Path.of(Files.readString(home.resolve("owner.socket")));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket.resolveSibling(""))))
                    .isEqualTo("rwx------");
        }
        assertThat(socket.getParent()).doesNotExist();
    }

    @Test
    void rubbishIsNotAnsweredAndHarmsNoOneElse() throws Exception {
        QueueOwner owner = owner(folder);
        try (WorkerQueue _ = owner.forWorker()) {
            for (String rubbish : new String[] {
                "GET / HTTP/1.1\r\n\r\n",
                "{\"verb\":\"ADD\",\"id\":0,\"job\":null}\n",
                "{\"verb\":\"FORMAT_DISK\"}\n",
                "[".repeat(100_000) + "\n",
                "null\n"
            }) {
                say(rubbish);
            }
            try (JobDesk desk = owner.desk()) {
                assertThat(desk.list()).isEmpty();
            }
        }
    }

    private void say(String text) throws IOException {
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(Files.readString(folder.resolve("owner.socket")));
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(address);
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            channel.shutdownOutput();
            assertThat(channel.read(ByteBuffer.allocate(100))).isEqualTo(-1);
        }
    }

    @Test
    void whatAKilledOwnerLeftIsNoOwner() throws Exception {
        Files.writeString(
                folder.resolve("owner.socket"), folder.resolve("control/socket").toString());
        Files.createDirectory(folder.resolve("control"));
        Files.createFile(folder.resolve("control/socket"));
        try (WorkerQueue _ = owner(folder).forWorker();
                JobDesk desk = owner(folder).desk()) {
            assertThat(desk.list()).isEmpty();
        }
    }
}
