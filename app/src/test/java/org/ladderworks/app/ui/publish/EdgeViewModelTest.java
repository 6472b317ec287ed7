package org.ladderworks.app.ui.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.app.cli.AwsMachine;
import org.ladderworks.app.cli.Cli;
import org.ladderworks.app.destination.NewTarget;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.app.studio.EdgeDesk;
import org.ladderworks.app.ui.publish.DiffLine.Sign;
import org.ladderworks.app.ui.workbench.BenchOfTests;
import org.ladderworks.publish.destination.SavedTarget;
import org.ladderworks.publish.s3.S3ProxyStore;
import org.ladderworks.publish.s3.SettingsServer;

/** A bucket's settings are compared and set, and files for edges made, from the window, without a toolkit. */
class EdgeViewModelTest {
    private static final String NETWORK = "203.0.113.7/32";
    private static final String THEIRS =
            "<CORSRule><AllowedMethod>PUT</AllowedMethod><AllowedOrigin>https://up.example</AllowedOrigin><ID>uploads</ID></CORSRule>";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final BenchOfTests tests = new BenchOfTests();
    private final SettingsServer bucket = new SettingsServer();
    private final AwsMachine machine = new AwsMachine();

    @SuppressWarnings("NullAway.Init")
    private DataHome home;

    @SuppressWarnings("NullAway.Init")
    private TargetsViewModel targets;

    @SuppressWarnings("NullAway.Init")
    private EdgeViewModel model;

    @BeforeEach
    void open() {
        home = new DataHome(folder.resolve("home"));
    }

    @AfterEach
    void close() {
        tests.doOnUi(model::close);
        tests.close();
        machine.close();
        bucket.close();
    }

    private void openAt(String place, URI endpoint) {
        home.targets()
                .save(new NewTarget(
                                "cdn",
                                place,
                                "https://vod.example.com/films",
                                "eu-central-1",
                                endpoint.toString().replaceAll("/$", ""),
                                "",
                                Optional.of(true))
                        .saved());
        targets = tests.onUi(() -> new TargetsViewModel(tests.bench(), home.targets()));
        model = tests.onUi(() -> new EdgeViewModel(tests.bench(), new EdgeDesk(home.targets()), targets));
        tests.until("the target", () -> targets.chosen().get().isPresent());
    }

    private void say(EdgeField field, String text) {
        tests.doOnUi(() -> model.field(field).set(text));
    }

    private void show() {
        tests.doOnUi(model::show);
        tests.until("shown", () -> !model.busy().get() && !model.lines().isEmpty());
    }

    private List<DiffLine> lines(Predicate<DiffLine> which) {
        return tests.onUi(() -> model.lines().stream().filter(which).toList());
    }

    private List<String> of(Sign sign) {
        return lines(line -> line.sign() == sign).stream().map(DiffLine::text).toList();
    }

    private void awaitTold(String text) {
        tests.until(
                text,
                () -> tests.bench().notices().shown().stream()
                        .anyMatch(notice -> notice.asText().contains(text)));
    }

    private static String cors(String rules) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<CORSConfiguration"
                + " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">" + rules + "</CORSConfiguration>";
    }

    @Test
    @DisplayName(
            "what would change of a bucket is shown with its signs; only what was shown is set, and rules of others stay")
    void applied() {
        bucket.set("cors", cors(THEIRS));
        openAt("s3://films/vod", URI.create(bucket.server().at("")));
        say(EdgeField.ADDRESSES, NETWORK);
        show();
        assertThat(of(Sign.ADDED))
                .allSatisfy(line -> assertThat(line).startsWith("+"))
                .anySatisfy(line -> assertThat(line).contains("ladderworks-players-in-"))
                .anySatisfy(line -> assertThat(line).contains(NETWORK));
        assertThat(of(Sign.REMOVED)).noneSatisfy(line -> assertThat(line).contains("uploads"));
        assertThat(of(Sign.HEADING))
                .containsExactly("CORS rules: would change", "lifecycle rules: would change", "policy: would change");
        assertThat(bucket.replaced()).isEmpty();
        assertThat(tests.onUi(() -> model.pending().get()))
                .startsWith("Apply replaces in the bucket of cdn: CORS rules, lifecycle rules, policy.");

        tests.doOnUi(model::apply);
        awaitTold("The bucket of cdn is set as it was shown");
        assertThat(bucket.replaced()).containsExactly("cors", "lifecycle", "policy");
        assertThat(bucket.get("cors")).contains("<ID>uploads</ID>", "ladderworks-players");
        assertThat(of(Sign.HEADING)).containsExactly("CORS rules: set", "lifecycle rules: set", "policy: set");
        tests.until("over", () -> !model.busy().get());
        show();
        assertThat(of(Sign.HEADING)).allSatisfy(line -> assertThat(line).endsWith("nothing would change"));
        assertThat(tests.onUi(() -> model.pending().get())).isEmpty();
        tests.doOnUi(model::apply);
        assertThat(bucket.replaced()).hasSize(3);
    }

    @Test
    @DisplayName("what is proposed of a target goes with it, and what was typed stays")
    void proposed() {
        SavedTarget mirror = new NewTarget(
                        "mirror", folder.toString(), "https://mirror.example.com", "", "", "", Optional.empty())
                .saved();
        openAt("s3://films/vod", URI.create(bucket.server().at("")));
        home.targets().save(mirror);
        SavedTarget cdn = tests.onUi(() -> targets.chosen().get()).orElseThrow();
        awaitSaid(EdgeField.HOST, "vod.example.com");
        tests.doOnUi(() -> targets.choose(Optional.of(mirror)));
        awaitSaid(EdgeField.HOST, "mirror.example.com");
        awaitSaid(EdgeField.ORIGIN, "");
        say(EdgeField.HOST, "edge.example.com");
        tests.doOnUi(() -> targets.choose(Optional.of(cdn)));
        tests.until("the origin", () -> model.field(EdgeField.ORIGIN).get().endsWith("/films/vod"));
        awaitSaid(EdgeField.HOST, "edge.example.com");
    }

    private void awaitSaid(EdgeField field, String text) {
        tests.until(text, () -> model.field(field).get().equals(text));
    }

    @Test
    @DisplayName(
            "what someone else has changed since it was shown is not replaced, and what was said otherwise is shown anew first")
    void changedMeanwhile() {
        bucket.set("cors", cors(THEIRS));
        openAt("s3://films/vod", URI.create(bucket.server().at("")));
        show();
        say(EdgeField.PAGES, "https://www.example.com");
        assertThat(tests.onUi(() -> model.pending().get())).as("of other terms").isEmpty();
        tests.doOnUi(model::apply);
        assertThat(bucket.replaced()).isEmpty();

        show();
        bucket.set("cors", cors(THEIRS + THEIRS.replace("uploads", "more")));
        tests.doOnUi(model::apply);
        awaitTold("Not all settings of the bucket of cdn were set");
        assertThat(bucket.replaced()).containsExactly("lifecycle");
        assertThat(bucket.get("cors")).contains("more").doesNotContain("ladderworks");
        assertThat(of(Sign.PROBLEM)).anySatisfy(line -> assertThat(line).startsWith("LW-7203  someone else"));
    }

    @Test
    @DisplayName("a store without such settings is said to have none; two readers, and no target, are told")
    void notOffered() {
        try (S3ProxyStore proxy = S3ProxyStore.readByAnyone()) {
            openAt("s3://" + proxy.bucket(), proxy.endpoint().orElseThrow());
            say(EdgeField.ADDRESSES, NETWORK);
            show();
            assertThat(of(Sign.HEADING))
                    .satisfiesExactly(
                            line -> assertThat(line).startsWith("CORS rules: this store takes none this way"),
                            line -> assertThat(line).startsWith("lifecycle rules: this store takes none this way"),
                            // It says that it has none, and only then that it takes none.
                            line -> assertThat(line).isEqualTo("policy: would change"));
            tests.doOnUi(model::apply);
            awaitTold("Not all settings of the bucket of cdn were set");
            assertThat(of(Sign.HEADING))
                    .singleElement()
                    .satisfies(line -> assertThat(line).startsWith("policy: this store takes none this way"));
            tests.until("over", () -> !model.busy().get());
            say(EdgeField.DISTRIBUTION, "arn:aws:cloudfront::111122223333:distribution/E2EXAMPLE1ABCD");
            tests.doOnUi(model::show);
            awaitTold("exclude each other");
            tests.doOnUi(() -> targets.choose(Optional.empty()));
            tests.until("free", () -> !model.busy().get());
            tests.doOnUi(model::show);
            awaitTold("Choose a target first");
        }
    }

    private List<Path> ofTheCommand(String... arguments) throws IOException {
        Path out = folder.resolve("command");
        Cli made = Cli.at(
                home,
                Stream.concat(
                                Stream.of(arguments),
                                Stream.of(
                                        "--host",
                                        "vod.example.com",
                                        "--origin",
                                        "https://films.s3.eu-central-1.amazonaws.com/vod",
                                        "--out",
                                        out.toString(),
                                        "--write"))
                        .toArray());
        assertThat(made.exitCode()).as(made.err()).isZero();
        try (Stream<Path> files = Files.list(out)) {
            return files.sorted().toList();
        }
    }

    @Test
    @DisplayName(
            "files for nginx and CloudFront are those of the commands; what lies in a folder is replaced only behind its diff")
    void files() throws IOException {
        openAt("s3://films/vod", URI.create(bucket.server().at("")));
        tests.until("proposed", () -> !model.field(EdgeField.ORIGIN).get().isBlank());
        assertThat(tests.onUi(() -> model.field(EdgeField.HOST).get())).isEqualTo("vod.example.com");
        say(EdgeField.ORIGIN, "https://films.s3.eu-central-1.amazonaws.com/vod");
        tests.doOnUi(() -> model.kind().set(EdgeKind.NGINX));
        show();
        Path nginx = ofTheCommand("edge", "nginx").getFirst();
        assertThat(tests.onUi(model::text)).isEqualTo(Files.readString(nginx));

        Path out = folder.resolve("saved");
        tests.doOnUi(() -> model.saveTo(out.toString()));
        awaitTold("1 file is in " + out);
        Path saved = out.resolve(nginx.getFileName());
        assertThat(saved).hasSameTextualContentAs(nginx);
        say(EdgeField.CACHE, "20");
        assertThat(tests.onUi(() -> model.made().get())).isFalse();
        show();
        tests.doOnUi(() -> model.saveTo(out.toString()));
        tests.until("asked", () -> !model.pending().get().isEmpty());
        assertThat(of(Sign.REMOVED))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).startsWith("-"));
        assertThat(saved).as("nothing is replaced yet").hasSameTextualContentAs(nginx);
        tests.doOnUi(model::apply);
        tests.until("replaced", () -> !read(saved).equals(read(nginx)));
        assertThat(read(saved)).isEqualTo(tests.onUi(model::text));

        say(EdgeField.HOST, "");
        tests.doOnUi(model::show);
        awaitTold("LW-7201");
        say(EdgeField.HOST, "vod.example.com");
        Files.delete(nginx);
        tests.doOnUi(() -> model.kind().set(EdgeKind.CLOUDFRONT));
        show();
        List<Path> files = ofTheCommand("edge", "cloudfront");
        assertThat(of(Sign.HEADING))
                .containsExactlyInAnyOrderElementsOf(files.stream()
                        .map(file -> file.getFileName().toString())
                        .toList());
        tests.doOnUi(() -> model.saveTo(folder.resolve("cloudfront").toString()));
        awaitTold(files.size() + " files are in");
        for (Path file : files) {
            assertThat(folder.resolve("cloudfront").resolve(file.getFileName())).hasSameTextualContentAs(file);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
