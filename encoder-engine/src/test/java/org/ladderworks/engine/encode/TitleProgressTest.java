package org.ladderworks.engine.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ladderworks.engine.encode.EncodeProgress.Share;
import org.ladderworks.engine.saying.Saying;

/** What is told of the pictures and the sound of a title. */
class TitleProgressTest {
    private static final long MINUTE = 60_000_000;

    private final List<List<Share>> told = new ArrayList<>();
    private final EncodeProgress listener = new EncodeProgress() {
        @Override
        public void onProgress(List<Share> parts) {
            told.add(parts);
        }

        @Override
        public void again(Saying why) {
            throw new AssertionError(why);
        }
    };

    @Test
    @DisplayName("pictures that are ready do not hide sound that is not")
    void picturesAndSound() {
        TitleProgress progress = new TitleProgress(true, new long[] {MINUTE, 3 * MINUTE}, listener);
        progress.sound(0).encoded(MINUTE / 2);
        progress.pictures(100, 0, 100);
        progress.sound(0).encoded(MINUTE);
        progress.sound(1).encoded(MINUTE);
        assertThat(told)
                .containsExactly(
                        List.of(new Share(0, 0), new Share(0.125, 0)),
                        List.of(new Share(1, 0), new Share(0.125, 0)),
                        List.of(new Share(1, 0), new Share(0.25, 0)),
                        List.of(new Share(1, 0), new Share(0.5, 0)));
    }

    @Test
    @DisplayName("what was found is told apart, and is not found where it has to be made all the same")
    void found() {
        TitleProgress progress = new TitleProgress(true, new long[] {MINUTE}, listener);
        progress.pictures(60, 60, 80);
        progress.sound(0).found();
        progress.sound(0).encoded(MINUTE / 4);
        progress.sound(0).encoded(2 * MINUTE);
        assertThat(told)
                .containsExactly(
                        List.of(new Share(0.75, 0.75), new Share(0, 0)),
                        List.of(new Share(0.75, 0.75), new Share(1, 1)),
                        List.of(new Share(0.75, 0.75), new Share(0.25, 0)),
                        List.of(new Share(0.75, 0.75), new Share(1, 0)));
    }

    @Test
    void soundAlone() {
        TitleProgress progress = new TitleProgress(false, new long[] {MINUTE}, listener);
        progress.sound(0).encoded(MINUTE / 2);
        assertThat(told).containsExactly(List.of(new Share(0.5, 0)));
    }

    @Test
    void picturesAlone() {
        TitleProgress progress = new TitleProgress(true, new long[0], listener);
        progress.pictures(1, 0, 4);
        assertThat(told).containsExactly(List.of(new Share(0.25, 0)));
    }
}
