package org.ladderworks.publish;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ladderworks.engine.disk.Sha256;
import org.ladderworks.publish.release.Gzip;
import org.ladderworks.publish.store.ObjectStore;
import org.ladderworks.publish.store.StoredObject;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A viewer who never stops: reads a title's manifests, and follows them to every object that they name. Of each he looks whether it
 * is there and how large; the first time also whether its bytes are those that the version's record tells of.
 */
public final class ViewerProbe implements AutoCloseable {
    private static final Pattern URI = Pattern.compile("URI=\"([^\":]+)\"");
    private static final Pattern BASE = Pattern.compile("<BaseURL>([^<]+)</BaseURL>");
    private static final Pattern IN_VERSION = Pattern.compile("(.*/v/[^/]+/)(.+)");
    private static final int LARGEST = 1 << 20;

    private final ObjectStore store;
    private final String title;
    private final List<String> holes = new ArrayList<>();
    private final Map<String, Map<String, Stored>> records = new HashMap<>();
    private final Set<String> right = new HashSet<>();
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
            look(key, folder + name);
            if (name.endsWith(".m3u8")) {
                playlist(folder + name);
            }
        }
    }

    /** What the record of a version tells of a file. */
    private record Stored(long size, String sha256) {}

    private void look(String from, String key) throws IOException {
        Matcher place = IN_VERSION.matcher(key);
        Optional<StoredObject> there = store.find(key);
        if (!place.matches() || there.isEmpty()) {
            hole(from + " names " + key + ", which is not there");
            return;
        }
        Stored told = record(place.group(1)).get(place.group(2));
        if (told == null || told.size() != there.get().size() || !isRight(there.get(), told)) {
            hole(from + " names " + key + ", which is another than " + told);
        }
    }

    private boolean isRight(StoredObject object, Stored told) throws IOException {
        if (right.contains(object.key())) {
            return true;
        }
        String sha256 = object.size() > LARGEST
                ? store.sha256(object).orElse("")
                : Sha256.hex(store.read(object.key(), LARGEST)
                        .orElseThrow(() -> new IOException(object.key() + " is gone"))
                        .bytes());
        return told.sha256().equals(sha256) && right.add(object.key());
    }

    private Map<String, Stored> record(String version) throws IOException {
        Map<String, Stored> known = records.get(version);
        if (known == null) {
            known = new HashMap<>();
            for (JsonNode file :
                    JsonMapper.shared().readTree(text(version + "release.json")).path("files")) {
                known.put(
                        file.path("path").asString(""),
                        new Stored(
                                file.path("storedSize").asLong(-1),
                                file.path("storedSha256").asString("")));
            }
            records.put(version, known);
        }
        return known;
    }

    private void mpd(String key) throws IOException {
        Matcher base = BASE.matcher(text(key));
        if (!base.find()) {
            hole(key + " leads nowhere");
        } else {
            look(key, title + "/" + base.group(1) + "video/avc-360p/init.mp4");
        }
    }

    private String text(String key) throws IOException {
        byte[] bytes = store.read(key, LARGEST)
                .orElseThrow(() -> new IOException(key + " is not there"))
                .bytes();
        return new String(Gzip.isPacked(bytes) ? Gzip.unpack(bytes, LARGEST) : bytes, StandardCharsets.UTF_8);
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
