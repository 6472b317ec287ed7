package org.ladderworks.app.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ladderworks.app.destination.NewTarget;
import org.ladderworks.app.doctor.Finding;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.app.home.QueueSettings;
import org.ladderworks.app.home.StudioSettings;
import org.ladderworks.app.job.JobQueue;
import org.ladderworks.app.job.JobView;
import org.ladderworks.app.job.NewJob;
import org.ladderworks.app.library.Library;
import org.ladderworks.app.library.NewTitle;
import org.ladderworks.app.library.TitleDetails;
import org.ladderworks.app.secret.Unlocking;
import org.ladderworks.app.secret.Vault;
import org.ladderworks.app.store.Catalog;
import org.ladderworks.app.support.SupportBundle.Page;
import org.ladderworks.engine.saying.Saying;

/** What helpers get to see: enough, and no secret. */
class SupportBundleTest {
    private static final String AWS_SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    private static final String AWS_ID = "AKIAIOSFODNN7EXAMPLE";
    private static final String KEY = "00112233445566778899aabbccddeeff";
    private static final String WEBHOOK = "https://hooks.example.com/services/T0pSeCrEt";
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "AWS_SECRET_ACCESS_KEY", AWS_SECRET,
            "AWS_SESSION_TOKEN", "sessiontokenvalue",
            "MY_DB_PASSWORD", "four");

    /** In places that texts come from: all of them in one. */
    private static final String LEAK = String.join(
            " ",
            "https://user:hunter2word@example.com/film.mp4?X-Amz-Signature=deadbeefsig&x=1",
            "password=opensesame1",
            "\"api_key\": \"zzyyxxwwvv\"",
            "Authorization: Bearer abcdef.ghijkl.mnop",
            AWS_ID,
            AWS_SECRET,
            KEY,
            "ABEiM0RVZneImaq7zN3u/w==",
            "sessiontokenvalue",
            "four",
            WEBHOOK,
            "--token sometokenhere",
            "ghp_abcdefghijklmnopqrstuvwxyz0123456789");

    private static final List<String> SECRETS = List.of(
            "hunter2word",
            "deadbeefsig",
            "opensesame1",
            "zzyyxxwwvv",
            "abcdef.ghijkl",
            AWS_ID,
            AWS_SECRET,
            KEY,
            "ABEiM0RVZneImaq7zN3u",
            "sessiontokenvalue",
            "four",
            "T0pSeCrEt",
            "sometokenhere",
            "ghp_abcdef");

    @TempDir
    Path folder;

    @Test
    @DisplayName("secrets that were planted everywhere are in none of its texts; what helps is")
    void withoutSecrets() throws Exception {
        DataHome home = new DataHome(Files.createDirectories(folder.resolve("home")));
        home.settings()
                .write(StudioSettings.STANDARD.with(QueueSettings.STANDARD
                        .withJobCommand("notify " + LEAK)
                        .withDoneCommand("halt " + LEAK)
                        .withWebhook("hooks.example.com")));
        home.targets().save(NewTarget.ofFolder("shelf", folder.toString()).saved());
        try (Vault vault = Vault.open(home.vault(), Unlocking.byFile(_ -> {}))) {
            vault.texts().keep("webhook", WEBHOOK);
        }
        String kek = Files.readString(home.vault().resolve("vault.key")).strip();
        Path media = folder.resolve("private project").resolve("film.mov");
        try (Catalog catalog = Catalog.open(home.folder());
                JobQueue queue = new JobQueue(catalog.jobs(), InstantSource.system(), () -> {})) {
            Library library = new Library(catalog.titles(), InstantSource.system());
            library.add(List.of(new NewTitle(
                    new TitleDetails("Film " + KEY, LEAK, List.of()), media.toString(), Optional.empty())));
            JobView job = queue.add(new NewJob(
                    "Film " + AWS_ID,
                    media.resolveSibling("film").toString(),
                    "{\"sources\": [\"" + LEAK.replace("\"", "\\\"") + "\"]}",
                    Map.of()));
            queue.warn(job.id(), "it said: " + LEAK + " of " + media);
            SupportBundle bundle = new SupportBundle(
                    home,
                    queue,
                    library,
                    () -> List.of(new Finding(
                            Saying.inWords("FFmpeg"),
                            Finding.State.PRESENT,
                            Saying.inWords("here " + LEAK),
                            Saying.inWords(""),
                            Saying.inWords(""))),
                    () -> List.of(WEBHOOK),
                    ENVIRONMENT,
                    InstantSource.system());
            List<Page> pages = bundle.pages(true);
            Path file = folder.resolve("support.zip");
            bundle.write(file, pages);
            String all = unzipped(file);
            for (String secret : SECRETS) {
                assertThat(all).as(secret).doesNotContain(secret);
            }
            assertThat(all).doesNotContain(kek);
            assertThat(all).doesNotContain("private project").contains("film");
            assertThat(all)
                    .contains("ladderworks ")
                    .contains("FFmpeg")
                    .contains("WARNING")
                    .contains("webhook set")
                    .contains("target shelf: a folder");
            assertThat(pages).extracting(Page::name).contains("versions.txt", "jobs.txt", "errors.txt", "sizes.txt");
            assertThat(all).contains(pages.getFirst().text());
            assertThat(bundle.pages(false).toString()).contains("private project");
            assertThatThrownBy(() -> bundle.write(file, pages)).hasMessageContaining("there is a file of that name");
        }
    }

    private static String unzipped(Path file) throws Exception {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
                zip.getInputStream(entry).transferTo(all);
            }
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the job was done in 3 min 12 s, 14 of 14 parts",
                "title 12 LW-3001 /films/A winter.mov does not exist",
                "HTTPS://example.com/vod/master.m3u8 answered 404",
                "2026-01-02T03:04:05Z STAGE encode",
                "key frame every 2 s; the token bucket is full"
            })
    @DisplayName("what is no secret stays as it is")
    void ordinary(String text) {
        assertThat(Scrubbing.knowing(Map.of(), List.of()).apply(text)).isEqualTo(text);
    }
}
