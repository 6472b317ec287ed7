package org.ladderworks.app.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.app.home.QueueSettings;
import org.ladderworks.app.home.QueueSettings.WhenDone;
import org.ladderworks.app.job.JobEvent;
import org.ladderworks.app.job.JobQueue;
import org.ladderworks.app.job.JobView;
import org.ladderworks.app.job.NewJob;
import org.ladderworks.app.store.Catalog;
import org.ladderworks.engine.progress.Cancellation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is done when jobs end: real commands, and a server on this machine. */
class AfterJobsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final Deque<Integer> answers = new ArrayDeque<>();
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private QueueSettings settings = QueueSettings.STANDARD.with(WhenDone.CLOSE);

    @SuppressWarnings("NullAway.Init")
    private JobQueue queue;

    @SuppressWarnings("NullAway.Init")
    private HttpServer server;

    @SuppressWarnings("NullAway.Init")
    private AfterJobs after;

    @BeforeEach
    void open() throws IOException {
        queue = new JobQueue(Catalog.open(folder).jobs(), InstantSource.system(), () -> {});
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            heard.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type") + " " + body);
            Integer status = answers.poll();
            exchange.sendResponseHeaders(status == null ? 204 : status, -1);
            exchange.close();
        });
        server.start();
        after = new AfterJobs(
                queue,
                () -> settings,
                () -> Optional.of(address()),
                new Webhook(Duration.ofSeconds(5), Duration.ofMillis(20)));
        after.watch(new AfterJobs.Watcher() {
            @Override
            public void ended(JobView job) {
                told.add("ended " + job.id());
            }

            @Override
            public void failed(String why) {
                told.add("failed " + why);
            }

            @Override
            public void close() {
                told.add("close");
            }
        });
    }

    @AfterEach
    void close() {
        after.close();
        server.stop(0);
        queue.close();
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook?key=secret";
    }

    private JobView cancelled() {
        long id = queue.add(new NewJob("a film.mp4", "/out/it is \"here\"", "{}", Map.of()))
                .id();
        return queue.cancel(id);
    }

    /** As the engine would end it: through a worker's own way a whole encode would be needed. */
    private static JobView done(JobView job) {
        return new JobView(
                job.id(),
                JobView.Standing.DONE,
                job.title(),
                job.output(),
                job.added(),
                job.started(),
                job.ended(),
                1,
                job.progress(),
                job.code(),
                job.said(),
                job.notes(),
                job.work());
    }

    private String next() throws InterruptedException {
        String next = told.poll(20, TimeUnit.SECONDS);
        return next == null ? "nothing" : next;
    }

    @Test
    @DisplayName("an address is told as JSON what became of a job, and again where the server was busy")
    void told() throws InterruptedException {
        settings = settings.withWebhook("127.0.0.1");
        answers.addAll(List.of(503, 429));
        JobView job = done(cancelled());
        after.ended(job);
        for (int i = 0; i < 3; i++) {
            String request = heard.poll(20, TimeUnit.SECONDS);
            assertThat(request).startsWith("POST /hook?key=secret application/json ");
            JsonNode json = JsonMapper.shared().readTree(request.substring(request.indexOf('{')));
            assertThat(json.path("job").asLong()).isEqualTo(job.id());
            assertThat(json.path("status").asString()).isEqualTo("done");
            assertThat(json.path("package").asString()).isEqualTo("/out/it is \"here\"");
        }
        assertThat(next()).isEqualTo("ended 1");
        assertThat(next()).isEqualTo("close");
        assertThat(heard).isEmpty();
    }

    @Test
    @DisplayName("what fails is told with the host alone, in the job's log too, and the job is as it was")
    void failed() throws InterruptedException {
        settings = settings.withWebhook("127.0.0.1");
        answers.add(404);
        JobView job = done(cancelled());
        after.ended(job);
        assertThat(next()).isEqualTo("ended 1");
        assertThat(next()).isEqualTo("failed the webhook at 127.0.0.1 answered 404");
        assertThat(next()).isEqualTo("close");
        assertThat(heard).hasSize(1);
        JobEvent last = queue.log(job.id()).getLast();
        assertThat(last.kind()).isEqualTo(JobEvent.Kind.WARNING);
        assertThat(last.said()).contains("404").doesNotContain("secret");
        assertThat(queue.show(job.id()).standing()).isEqualTo(JobView.Standing.CANCELLED);
    }

    @Test
    @DisplayName("a server whose answer never ends is given up, and what comes behind it is done")
    void endlessAnswer() throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        server.createContext("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
            try {
                over.await(60, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        settings = settings.withWebhook("127.0.0.1");
        String endless = "http://127.0.0.1:" + server.getAddress().getPort() + "/endless";
        try (AfterJobs impatient = new AfterJobs(
                queue,
                () -> settings,
                () -> Optional.of(endless),
                new Webhook(Duration.ofMillis(500), Duration.ofMillis(20)))) {
            impatient.watch(new AfterJobs.Watcher() {
                @Override
                public void ended(JobView job) {
                    // Another watches that.
                }

                @Override
                public void failed(String why) {
                    told.add("failed " + why);
                }

                @Override
                public void close() {
                    told.add("close");
                }
            });
            impatient.ended(done(cancelled()));
            assertThat(next()).isEqualTo("failed the webhook at 127.0.0.1 did not answer");
            assertThat(next()).isEqualTo("close");
        } finally {
            over.countDown();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    @DisplayName("a command that leaves something running with its output is not waited for beyond its own end")
    void leavesSomething() throws Exception {
        Path script = script("sleep 60 &\n");
        try (OperatorCommand command = new OperatorCommand()) {
            CompletableFuture<Boolean> ended = CompletableFuture.supplyAsync(() -> {
                try {
                    command.run(script.toString(), Map.of(), new Cancellation());
                    return true;
                } catch (HookFailed e) {
                    return false;
                }
            });
            assertThat(ended.get(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    @DisplayName("a command that ends as if it were not there tells nothing of what it printed")
    void saysNothing() throws Exception {
        Path script = script("echo the token is secret >&2; exit 127\n");
        try (OperatorCommand command = new OperatorCommand()) {
            assertThatThrownBy(() -> command.run(script.toString(), Map.of(), new Cancellation()))
                    .isInstanceOf(HookFailed.class)
                    .hasMessageNotContaining("secret");
        }
    }

    @Test
    void nobodyThere() throws InterruptedException {
        settings = settings.withWebhook("127.0.0.1");
        server.stop(0);
        after.ended(done(cancelled()));
        assertThat(next()).isEqualTo("ended 1");
        assertThat(next()).isEqualTo("failed the webhook at 127.0.0.1 did not answer");
    }

    @Test
    void addresses() {
        assertThat(List.of("https://example.com/a", "http://localhost:8080/", "http://[::1]/", " HTTPS://example.com "))
                .allMatch(Webhook::isPossible);
        assertThat(List.of(
                        "http://example.com/",
                        "https://user:word@example.com/",
                        "ftp://localhost/",
                        "https:///x",
                        "localhost",
                        "http://localhost.example.com/",
                        "ht tp://x",
                        ""))
                .noneMatch(Webhook::isPossible);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    @DisplayName("a command gets its arguments as they are typed and the job in its environment; no shell sees either")
    void commanded() throws Exception {
        Path script = script("""
                printf '%s|' "$#" "$1" "$2" "$LADDERWORKS_JOB" "$LADDERWORKS_STATUS" "$LADDERWORKS_PACKAGE" > "$3"
                """);
        Path said = folder.resolve("said.txt");
        settings = settings.withJobCommand(script + " 'two words; $(touch x)' \"*\" " + said);
        after.ended(done(cancelled()));
        assertThat(next()).isEqualTo("ended 1");
        assertThat(next()).isEqualTo("close");
        assertThat(said).hasContent("3|two words; $(touch x)|*|1|done|/out/it is \"here\"|");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    @DisplayName("a command that fails, is not there or takes too long is told, without what it printed")
    void badCommands() throws Exception {
        settings = settings.withJobCommand(script("echo secret >&2; exit 3").toString());
        after.ended(done(cancelled()));
        assertThat(next()).isEqualTo("ended 1");
        assertThat(next()).startsWith("failed the command").endsWith("ended with exit code 3");
        try (OperatorCommand command = new OperatorCommand(Duration.ofSeconds(1))) {
            assertThatThrownBy(() -> command.run("/no/such/program x", Map.of(), new Cancellation()))
                    .isInstanceOf(HookFailed.class)
                    .hasMessageContaining("/no/such/program");
            long begun = System.nanoTime();
            assertThatThrownBy(() -> command.run("sleep 30", Map.of(), new Cancellation()))
                    .isInstanceOf(HookFailed.class)
                    .hasMessageContaining("did not finish within 1 s");
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    @DisplayName("all is done where nothing waits that is not held, and not behind a job that was cancelled")
    void allDone() throws InterruptedException {
        JobView job = cancelled();
        after.ended(job);
        assertThat(next()).isEqualTo("ended 1");
        long other = queue.add(new NewJob("b.mp4", "/out/b", "{}", Map.of())).id();
        after.ended(done(job));
        assertThat(next()).isEqualTo("ended 1");
        queue.pause(other);
        queue.halt(true);
        after.ended(done(job));
        assertThat(next()).isEqualTo("ended 1");
        queue.halt(false);
        after.ended(done(job));
        assertThat(next()).isEqualTo("ended 1");
        assertThat(next()).isEqualTo("close");
        after.close();
        assertThat(told).isEmpty();
    }

    private Path script(String text) throws IOException {
        Path script = Files.writeString(folder.resolve("script.sh"), "#!/bin/sh\n" + text + "\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return script;
    }
}
