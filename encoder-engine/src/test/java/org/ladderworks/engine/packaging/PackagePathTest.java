package org.ladderworks.engine.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PackagePathTest {
    @Test
    void uriHoldsOnlyWhatPlaylistsAndTemplatesCanCarry() {
        assertThat(PackagePath.toUri("video/avc-1080p/00001.m4s")).isEqualTo("video/avc-1080p/00001.m4s");
        assertThat(PackagePath.toUri("a b/$x$/\"ü:%")).isEqualTo("a%20b/%24x%24/%22%C3%BC%3A%25");
    }

    @Test
    void aPathOutsideHasNoUri() {
        assertThatThrownBy(() -> PackagePath.toUri("../x")).isInstanceOf(IllegalArgumentException.class);
    }
}
