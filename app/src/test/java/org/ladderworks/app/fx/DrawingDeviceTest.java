package org.ladderworks.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a machine has to draw with. */
class DrawingDeviceTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path devices;

    @Test
    void softwareDrawsWhereLinuxShowsNoDevice() throws IOException {
        assertThat(DrawingDevice.isMissing("Linux", devices)).isTrue();
        Files.createDirectory(devices.resolve("dri"));
        assertThat(DrawingDevice.isMissing("Linux", devices)).isFalse();
    }

    @Test
    void whereDevicesAreNoFilesTheToolkitFindsOut() {
        assertThat(DrawingDevice.isMissing("Windows 11", devices)).isFalse();
        assertThat(DrawingDevice.isMissing("Mac OS X", devices)).isFalse();
    }
}
