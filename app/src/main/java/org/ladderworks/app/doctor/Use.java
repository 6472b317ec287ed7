package org.ladderworks.app.doctor;

import org.ladderworks.engine.saying.Phrase;

/** What something is needed for. */
enum Use implements Phrase {
    ALL("everything"),
    VLC_PREVIEW("the studio's preview with VLC (JavaCV is used without it)"),
    BROWSER("playing packages in a real browser, in the tests and from the studio"),
    BROWSER_TESTS("tests that play packages in a real browser"),
    WINDOW("the studio window"),
    OTHER_FFMPEG_TESTS("tests that judge packages by another FFmpeg than the bundled one"),
    BURNT_IN_TEXT("burning in time code and text without naming a font"),
    WEB_PLAYER_TESTS("tests that play packages in web players"),
    S3_SOURCES("sources at s3:// addresses"),
    HARDWARE("encoding in hardware, with --hardware"),
    KEPT_KEYS("keys of encrypted packages that a copied folder does not give away"),
    ENCRYPTION("encrypting packages"),
    ENCODING_WITH_IT("encoding with it"),
    ENCODING_WITH_PROFILE("encoding with that profile"),
    /** The place. */
    PUBLISHING("publishing to {0}");

    private final String english;

    Use(String english) {
        this.english = english;
    }

    @Override
    public String english() {
        return english;
    }
}
