package org.ladderworks.engine.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ladderworks.engine.encode.Rendition;
import org.ladderworks.engine.packaging.PackagedFile;
import org.ladderworks.engine.packaging.PackagedPresentation;
import org.ladderworks.engine.text.TextTrack;
import org.ladderworks.engine.trickplay.PosterMaker;
import org.ladderworks.engine.trickplay.SheetMaker;
import org.ladderworks.engine.trickplay.ThumbnailPlan;

/**
 * What is put into packages, before it is written.
 *
 * @param iFrames a rendition of I-frames alone; empty where there is none
 * @param pictures empty where there are none
 * @param review what is kept for those who review it
 */
record PackageContent(
        List<Rendition> renditions,
        List<TextTrack> texts,
        Optional<Rendition.Video> iFrames,
        Optional<Pictures> pictures,
        ReviewData review) {
    PackageContent {
        renditions = List.copyOf(renditions);
        texts = List.copyOf(texts);
    }

    /** Media alone. */
    static PackageContent of(List<Rendition> renditions, List<TextTrack> texts) {
        return new PackageContent(renditions, texts, Optional.empty(), Optional.empty(), ReviewData.NONE);
    }

    /**
     * Pictures beside the title.
     *
     * @param thumbnails empty for none
     * @param stills that they are made of, in the order of the title
     * @param posters the one to show first; empty for none
     */
    record Pictures(
            Optional<ThumbnailPlan> thumbnails,
            List<Path> stills,
            SheetMaker sheetMaker,
            List<PosterMaker.Picture> posters,
            PosterMaker posterMaker) {
        /** Writes them beside the media of a package. */
        PackagedPresentation beside(PackagedPresentation media, Path folder) {
            List<PackagedFile> files = new ArrayList<>();
            Optional<SheetMaker.Made> sheets =
                    thumbnails.map(plan -> sheetMaker.make(plan, stills, plan.times(), folder));
            sheets.ifPresent(made -> files.addAll(made.files()));
            PosterMaker.Made made = posterMaker.make(posters, folder);
            files.addAll(made.files());
            return media.with(sheets.map(SheetMaker.Made::track), made.posters(), files);
        }

        /** What they are made of. */
        Stream<Path> files() {
            return Stream.concat(stills.stream(), posters.stream().map(PosterMaker.Picture::file));
        }
    }
}
