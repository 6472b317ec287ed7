package org.ladderworks.app.cli;

import java.util.ArrayList;
import java.util.List;
import org.ladderworks.app.jobfile.JobDraft;
import org.ladderworks.engine.text.TextFile;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Subtitles and captions in files of their own. */
final class TextOptions {
    @Option(
            names = "--text",
            paramLabel = "FILE[:lang=TAG,label=TEXT,default,forced,sdh]",
            description =
                    "Subtitles in a file: .srt, .vtt, .ttml, .xml, .dfxp, .ass or .ssa, its times counted from the first"
                            + " picture; may be repeated. default: shown unless a viewer decides otherwise; forced: only what all"
                            + " must read; sdh: for the deaf and hard of hearing.")
    private List<String> texts = new ArrayList<>();

    List<TextFile> files() {
        return texts.stream().map(TextFile::parse).toList();
    }

    /** Says it in a job. */
    void into(JobDraft job) {
        if (!texts.isEmpty()) {
            ArrayNode files = JsonNodeFactory.instance.arrayNode();
            files().forEach(file -> files.add(node(file)));
            job.put("text", "files", files);
        }
    }

    private static ObjectNode node(TextFile file) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("file", file.file().toAbsolutePath().toString());
        if (!file.language().equals("und")) {
            node.put("language", file.language());
        }
        file.label().ifPresent(label -> node.put("label", label));
        switch (file.role()) {
            case CAPTION -> node.put("role", "sdh");
            case FORCED -> node.put("role", "forced");
            case SUBTITLE -> {}
        }
        if (file.isDefault()) {
            node.put("default", true);
        }
        return node;
    }
}
