package org.ladderworks.engine.encode;

import java.nio.file.Path;

/**
 * A sound of a title that was measured, in the layout with the most channels that it is delivered in.
 *
 * @param measures file of {@link org.ladderworks.engine.waveform.SoundMeasures}
 */
public record MeasuredSound(AudioProgramme programme, Path measures) {}
