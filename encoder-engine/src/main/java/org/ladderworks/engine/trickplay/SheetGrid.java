package org.ladderworks.engine.trickplay;

import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;

/**
 * How thumbnails lie on a sheet: in rows, from the left to the right.
 *
 * @param columns 1 to 20
 * @param rows 1 to 20
 */
public record SheetGrid(int columns, int rows) {
    private static final int MOST = 20;

    public SheetGrid {
        if (columns < 1 || columns > MOST || rows < 1 || rows > MOST) {
            throw new UsageException(
                    ErrorCode.BAD_USAGE,
                    "a sheet of " + columns + "x" + rows + " thumbnails cannot be",
                    "Name 1 to " + MOST + " columns and as many rows, such as 5x5.");
        }
    }

    /** Reads {@code 5x5}: columns, then rows. */
    public static SheetGrid parse(String text) {
        if (!text.matches("\\d{1,3}x\\d{1,3}")) {
            throw new UsageException(
                    ErrorCode.BAD_USAGE,
                    "\"" + text + "\" is no grid of thumbnails",
                    "Write columns and rows, such as 5x5.");
        }
        int by = text.indexOf('x');
        return new SheetGrid(Integer.parseInt(text.substring(0, by)), Integer.parseInt(text.substring(by + 1)));
    }

    /** Thumbnails on a sheet. */
    public int thumbnails() {
        return columns * rows;
    }

    /** The same with no more room than so few need: rows that stay empty are left out, and columns of a single row. */
    SheetGrid forAtMost(long count) {
        if (count >= thumbnails()) {
            return this;
        }
        return count <= columns
                ? new SheetGrid(Math.toIntExact(count), 1)
                : new SheetGrid(columns, Math.toIntExact(Math.ceilDiv(count, columns)));
    }

    /** Columns and rows, such as {@code 5x5}. */
    @Override
    public String toString() {
        return columns + "x" + rows;
    }
}
