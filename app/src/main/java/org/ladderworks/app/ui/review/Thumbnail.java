package org.ladderworks.app.ui.review;

import java.nio.file.Path;

/** A thumbnail on its sheet: the part of that picture that it is. */
public record Thumbnail(Path sheet, int x, int y, int width, int height) {}
