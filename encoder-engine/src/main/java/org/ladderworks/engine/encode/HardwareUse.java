package org.ladderworks.engine.encode;

import java.util.List;
import java.util.Locale;

/** Which hardware encoders a job may use. Where none of them works, it is encoded in software. */
public enum HardwareUse {
    OFF,
    /** The first that works, by itself for each codec. */
    AUTO,
    NVENC,
    QSV,
    VAAPI,
    VIDEOTOOLBOX;

    /** Those to try, in their order. */
    public List<HardwareEncoder> candidates() {
        return switch (this) {
            case OFF -> List.of();
            case AUTO -> List.of(HardwareEncoder.values());
            case NVENC -> List.of(HardwareEncoder.NVENC);
            case QSV -> List.of(HardwareEncoder.QSV);
            case VAAPI -> List.of(HardwareEncoder.VAAPI);
            case VIDEOTOOLBOX -> List.of(HardwareEncoder.VIDEOTOOLBOX);
        };
    }

    /** As it is typed. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
