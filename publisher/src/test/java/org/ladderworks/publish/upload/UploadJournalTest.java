package org.ladderworks.publish.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.publish.store.PartStore;

class UploadJournalTest {
    @TempDir
    Path folder;

    @Test
    void whatWasNotedIsKnownAgainAndACutLineHarmsNothing() throws IOException {
        try (UploadJournal journal = UploadJournal.open(folder, "a")) {
            journal.sent("k1", "\"t1\"");
            journal.begun("k2", "upload-2");
        }
        Path file = onlyFile();
        Files.write(file, new byte[] {'{', '"', 'k', 'e', (byte) 0xC3}, java.nio.file.StandardOpenOption.APPEND);
        try (UploadJournal journal = UploadJournal.open(folder, "a")) {
            assertThat(journal.tag("k1")).contains("\"t1\"");
            assertThat(journal.upload("k2")).contains("upload-2");
            journal.sent("k3", "t3");
        }
        try (UploadJournal journal = UploadJournal.open(folder, "a")) {
            assertThat(journal.tag("k3")).contains("t3");
            journal.forget();
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void partsAreKnownByTheirTagAndBytesUntilTheirUploadIsGivenUp() {
        PartStore.Part part = new PartStore.Part(1, 2, "t");
        try (UploadJournal journal = UploadJournal.open(folder, "a")) {
            journal.begun("k", "u");
            journal.arrived("k", "u", part, ByteBuffer.wrap(new byte[] {1, 2}));
        }
        try (UploadJournal journal = UploadJournal.open(folder, "a")) {
            assertThat(journal.holds("u", part, ByteBuffer.wrap(new byte[] {1, 2})))
                    .isTrue();
            assertThat(journal.holds("u", part, ByteBuffer.wrap(new byte[] {1, 3})))
                    .isFalse();
            assertThat(journal.holds("v", part, ByteBuffer.wrap(new byte[] {1, 2})))
                    .isFalse();
            assertThat(journal.holds("u", new PartStore.Part(1, 2, "other"), ByteBuffer.wrap(new byte[] {1, 2})))
                    .isFalse();
            assertThat(journal.upload("k")).contains("u");
            journal.givenUp("k");
        }
        try (UploadJournal journal = UploadJournal.open(folder, "a")) {
            assertThat(journal.upload("k")).isEmpty();
        }
    }

    @Test
    void eachReleaseHasItsOwn() {
        try (UploadJournal one = UploadJournal.open(folder, "a");
                UploadJournal other = UploadJournal.open(folder, "b")) {
            one.sent("k", "t");
            assertThat(other.tag("k")).isEmpty();
        }
    }

    private Path onlyFile() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList().getFirst();
        }
    }
}
