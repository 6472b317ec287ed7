package org.ladderworks.app.studio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.ladderworks.app.library.Library;
import org.ladderworks.app.library.SourceFacts;
import org.ladderworks.app.library.Title;
import org.ladderworks.app.library.TitleStatus;
import org.ladderworks.app.library.Trouble;
import org.ladderworks.engine.EncodingEngine;
import org.ladderworks.engine.error.EngineException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.SourceException;
import org.ladderworks.engine.pipeline.EncryptedSource;
import org.ladderworks.engine.probe.ProbeResult;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.source.Source;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the sources of titles, two at a time: what their headers say, and one picture. What was not looked at when the
 * program ended is looked at when it begins again. Thread-safe.
 */
public final class SourceLook implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SourceLook.class);
    private static final int AT_ONCE = 2;

    /** Of a picture in a list, on a dense screen. */
    private static final int LONGEST_SIDE = 480;

    private final Library library;
    private final EncodingEngine engine;
    private final Path pictures;
    private final Cancellation cancellation = new Cancellation();
    private final ThreadPoolExecutor threads;
    private final Set<Long> waiting = ConcurrentHashMap.newKeySet();

    /**
     * Begins with what was left.
     *
     * @param pictures folder for them, made where it is missing
     */
    public SourceLook(Library library, EncodingEngine engine, Path pictures) {
        this.library = library;
        this.engine = engine;
        this.pictures = pictures;
        this.threads = new ThreadPoolExecutor(
                AT_ONCE,
                AT_ONCE,
                1,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().name("look-", 0).daemon().factory());
        threads.allowCoreThreadTimeOut(true);
        at(library.unprobed());
    }

    /** Looks at titles, behind those that wait already. */
    public void at(Collection<Long> titles) {
        titles.forEach(title -> {
            // Once is enough for all who ask meanwhile.
            if (waiting.add(title)) {
                threads.execute(() -> {
                    waiting.remove(title);
                    at(title);
                });
            }
        });
    }

    /** How many wait, those that are being looked at with them. */
    public int waiting() {
        return threads.getQueue().size() + threads.getActiveCount();
    }

    /** Where the picture of a title lies, if it has one. */
    public Path picture(long title) {
        return pictures.resolve(title + ".jpg");
    }

    private void at(long id) {
        Optional<Title> title = library.find(id);
        // What lies elsewhere would have to be fetched whole: that is done when it is encoded.
        if (title.isEmpty() || title.get().isElsewhere() || cancellation.isCancelled()) {
            return;
        }
        try {
            Source source = Source.of(Path.of(title.get().source()));
            ProbeResult probed = engine.probe(source, cancellation);
            boolean encrypted = EncryptedSource.isEncrypted(source);
            if (!encrypted) {
                takePicture(id, source, probed);
            }
            SourceFacts facts = FactsOfProbe.of(probed, encrypted);
            library.edit(List.of(id), (now, at) -> awake(now).with(facts, at));
        } catch (EngineException e) {
            keep(id, e);
        } catch (CancellationException e) {
            // It is looked at when the program begins again.
        } catch (RuntimeException e) {
            LOG.error("an error that should not happen, with {}", title.get().source(), e);
            keep(
                    id,
                    new SourceException(
                            ErrorCode.SOURCE_DAMAGED,
                            title.get().source() + " cannot be looked at: " + e,
                            "Report it with the file; nothing else is harmed by it.",
                            e));
        }
    }

    private void keep(long id, EngineException why) {
        if (!cancellation.isCancelled()) {
            library.edit(List.of(id), (now, at) -> now.with(Trouble.of(why), at));
        }
    }

    /** Of one that failed before, as its source could not be read. */
    private static Title awake(Title title) {
        return title.status() == TitleStatus.FAILED && title.making().isEmpty()
                ? title.with(TitleStatus.NEW, title.changed())
                : title;
    }

    /** A title without a picture is one all the same. */
    private void takePicture(long id, Source source, ProbeResult probed) {
        try {
            Files.createDirectories(pictures);
            engine.still(source, probed, LONGEST_SIDE, picture(id), cancellation);
        } catch (EngineException | IOException e) {
            cancellation.check();
        }
    }

    /** Ends what is under way at once. */
    @Override
    public void close() {
        cancellation.cancel();
        threads.getQueue().clear();
        // Not by an interrupt: what one writes to the catalog just then would take the catalog with it.
        threads.shutdown();
        try {
            var _ = threads.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
