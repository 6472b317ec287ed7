package org.ladderworks.app.ui.shell;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.Dragboard;

/** Titles that are dragged from one room to another, as what a drag can carry. */
public final class DraggedTitles {
    private static final String TYPE = "application/x-ladderworks-titles";
    private static final Pattern IDS = Pattern.compile("\\d{1,18}(,\\d{1,18})*");

    private DraggedTitles() {}

    /** What a drag of them carries. */
    public static ClipboardContent content(List<Long> titles) {
        ClipboardContent content = new ClipboardContent();
        content.put(format(), titles.stream().map(String::valueOf).collect(Collectors.joining(",")));
        return content;
    }

    /** Those that a drag carries; empty where it carries something else. */
    static Optional<List<Long>> in(Dragboard board) {
        return Optional.ofNullable(board.getContent(format()))
                .map(Object::toString)
                .filter(ids -> IDS.matcher(ids).matches())
                .map(ids -> Stream.of(ids.split(",", -1)).map(Long::valueOf).toList());
    }

    private static DataFormat format() {
        DataFormat known = DataFormat.lookupMimeType(TYPE);
        return known == null ? new DataFormat(TYPE) : known;
    }
}
