package org.ladderworks.engine.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.ladderworks.engine.encode.EncodePlan;
import org.ladderworks.engine.probe.FrameIndex;
import org.ladderworks.engine.probe.ProbeResult;
import org.ladderworks.engine.probe.ProbeResult.TextStream;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.text.TextPlanner;
import org.ladderworks.engine.text.TextProposal;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.tool.ToolInventory;
import org.ladderworks.engine.tool.ToolRunner;

/** The texts of a title: those inside its source, its captions where that is asked for, and those beside it. */
final class TextStage {
    private final ToolRunner runner;
    private final ToolInventory tools;

    TextStage(ToolRunner runner, ToolInventory tools) {
        this.runner = runner;
        this.tools = tools;
    }

    /** Blocks while the source is read. */
    TextPlanner.Selection run(
            Analysis analysis, EncodePlan plan, TextFiles files, boolean closedCaptions, Cancellation cancellation) {
        if (analysis.clips().size() > 1) {
            return besideJoined(analysis, files, closedCaptions);
        }
        ProbeResult probe = analysis.probe();
        TextExtraction extraction =
                new TextExtraction(runner, tools, analysis.source(), firstShown(analysis), cancellation);
        List<TextStream> streams =
                probe.text().stream().limit(TextPlanner.MOST_TRACKS).toList();
        List<TextProposal> found = new ArrayList<>(extraction.streams(streams));
        if (closedCaptions
                && !probe.video().isEmpty()
                && analysis.source().images().isEmpty()) {
            found.add(extraction.captions(probe.video().getFirst().index(), spoken(plan)));
        }
        found.addAll(files.texts());
        TextPlanner.Selection selection = TextPlanner.of(found);
        if (streams.size() == probe.text().size()) {
            return selection;
        }
        List<String> notes = new ArrayList<>(selection.notes());
        notes.add("not packaged: " + (probe.text().size() - streams.size()) + " texts of the source after the first "
                + TextPlanner.MOST_TRACKS);
        return new TextPlanner.Selection(selection.tracks(), notes);
    }

    /** Texts that are cut with their sources would rarely fit one another in language and kind. */
    private static TextPlanner.Selection besideJoined(Analysis analysis, TextFiles files, boolean closedCaptions) {
        TextPlanner.Selection selection = TextPlanner.of(files.texts());
        List<String> notes = new ArrayList<>(selection.notes());
        analysis.clips().stream()
                .filter(clip -> !clip.probe().text().isEmpty()
                        || (closedCaptions && clip.probe().closedCaptions()))
                .forEach(clip -> notes.add(clip.named(
                        "its texts are not packaged, as it is joined to others; give a text of the whole title with"
                                + " --text")));
        return new TextPlanner.Selection(selection.tracks(), notes);
    }

    /** When the title begins, on the source's clock. */
    private static MediaTime firstShown(Analysis analysis) {
        ClipAnalysis clip = analysis.clips().getFirst();
        return clip.index()
                .map(FrameIndex::start)
                .orElseGet(() -> clip.sound().orElseThrow().start());
    }

    /** Captions do not say their language: by custom it is that of the sound. */
    private static String spoken(EncodePlan plan) {
        return plan.audio().isEmpty()
                ? "und"
                : plan.audio().getFirst().programme().language();
    }
}
