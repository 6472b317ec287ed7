package org.ladderworks.engine.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Side data as ffprobe prints it. */
class HdrJsonTest {
    @Test
    @DisplayName("HDR10+ is noticed beside static metadata, Dolby Vision by its record")
    void dynamicMetadata() {
        HdrMetadata found = HdrJson.of(JsonMapper.shared().readTree("""
                [{"side_data_type": "Content light level metadata", "max_content": 800, "max_average": 200},
                 {"side_data_type": "HDR Dynamic Metadata SMPTE2094-40 (HDR10+)", "application version": 1},
                 {"side_data_type": "DOVI configuration record", "dv_profile": 8, "dv_bl_signal_compatibility_id": 1}]
                """));
        assertThat(found.hdr10Plus()).isTrue();
        assertThat(found.contentLight()).contains(new HdrMetadata.ContentLight(800, 200));
        assertThat(found.dolbyVision()).contains(new HdrMetadata.DolbyVision(8, 1));
        assertThat(HdrMetadata.NONE.or(found).hdr10Plus()).isTrue();
        assertThat(HdrJson.of(JsonMapper.shared().readTree("[{}]")).hdr10Plus()).isFalse();
    }
}
