package org.ladderworks.publish;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ladderworks.publish.release.Gzip;
import org.ladderworks.publish.store.ObjectStore;

/** A viewer who never stops: reads a title's manifests, and follows them to every object that they name. */
public final class ViewerProbe implements AutoCloseable {
    private static final Pattern URI = Pattern.compile("URI=\"([^\":]+)\"");
    private static final Pattern BASE = Pattern.compile("<BaseURL>([^<]+)</BaseURL>");

    private final ObjectStore store;
    private final String title;
    private final List<String> holes = new ArrayList<>();
    private final Thread thread;
    private volatile boolean ended;
    private final AtomicInteger views = new AtomicInteger();

    ViewerProbe(ObjectStore store, String title) {
        this(store, title, true);
    }

    private ViewerProbe(ObjectStore store, String title, boolean watching) {
        this.store = store;
        this.title = title;
        this.thread = Thread.ofPlatform().unstarted(this::watch);
        if (watching) {
            thread.start();
        }
    }

    /** Looks once, at a title that has been published. */
    public static List<String> look(ObjectStore store, String title) {
        ViewerProbe probe = new ViewerProbe(store, title, false);
        probe.view();
        return probe.holes();
    }

    private void watch() {
        while (!ended) {
            view();
        }
    }

    private void view() {
        try {
            playlist(title + "/master.m3u8");
            mpd(title + "/manifest.mpd");
            views.incrementAndGet();
        } catch (IOException | RuntimeException e) {
            hole(e.toString());
        }
    }

    private void playlist(String key) throws IOException {
        String text = text(key);
        String folder = key.substring(0, key.lastIndexOf('/') + 1);
        List<String> names = new ArrayList<>(text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList());
        Matcher named = URI.matcher(text);
        while (named.find()) {
            names.add(named.group(1));
        }
        for (String name : names) {
            if (name.endsWith(".m3u8")) {
                playlist(folder + name);
            } else if (store.find(folder + name).isEmpty()) {
                hole(key + " names " + name + ", which is not there");
            }
        }
    }

    private void mpd(String key) throws IOException {
        Matcher base = BASE.matcher(text(key));
        if (!base.find()) {
            hole(key + " leads nowhere");
        } else if (store.find(title + "/" + base.group(1) + "video/avc-360p/init.mp4")
                .isEmpty()) {
            hole(key + " leads to " + base.group(1) + ", where nothing is");
        }
    }

    private String text(String key) throws IOException {
        byte[] bytes = store.read(key, 1 << 20)
                .orElseThrow(() -> new IOException(key + " is not there"))
                .bytes();
        return new String(Gzip.isPacked(bytes) ? Gzip.unpack(bytes, 1 << 20) : bytes, StandardCharsets.UTF_8);
    }

    private synchronized void hole(String what) {
        holes.add(what);
    }

    int views() {
        return views.get();
    }

    synchronized List<String> holes() {
        return List.copyOf(holes);
    }

    @Override
    public void close() {
        ended = true;
        boolean interrupted = false;
        try {
            thread.join();
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
