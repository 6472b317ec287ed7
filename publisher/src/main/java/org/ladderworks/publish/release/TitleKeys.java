package org.ladderworks.publish.release;

import java.util.Locale;
import java.util.Optional;

/**
 * Where all of a title lies in a target ({@code docs/decisions/0031}). Keys have forward slashes and no leading one.
 *
 * @param title whose
 */
public record TitleKeys(TitleName title) {
    /** What all of a title begins with. */
    public String all() {
        return title + "/";
    }

    /** The commit record: which version is shown. */
    public String current() {
        return all() + "current.json";
    }

    /** Taken by publishers where a store knows no conditional writes. */
    public String lock() {
        return all() + "lock.json";
    }

    /** What the entries of the log begin with. */
    public String log() {
        return all() + "log/";
    }

    /** The entry of a commit. Entries sort as they were made. */
    public String log(long number) {
        return log() + String.format(Locale.ROOT, "%08d.json", number);
    }

    /** There while a version is deleted: who publishes that version meanwhile would count on what goes. */
    public String deletion(ReleaseId version) {
        return all() + "deletions/" + version + ".json";
    }

    /** What all versions begin with. */
    public String versions() {
        return all() + "v/";
    }

    /** What a version begins with. */
    public String version(ReleaseId version) {
        return versions() + version + "/";
    }

    /** The version that an object lies in; empty where it lies in none. */
    public Optional<ReleaseId> versionOf(String key) {
        String rest = key.startsWith(versions()) ? key.substring(versions().length()) : "";
        int slash = rest.indexOf('/');
        return slash > 0 && ReleaseId.isOne(rest.substring(0, slash))
                ? Optional.of(new ReleaseId(rest.substring(0, slash)))
                : Optional.empty();
    }

    /** A file of a version. */
    public String file(ReleaseId version, String path) {
        return version(version) + path;
    }

    /** Written last of a version: it is all there. */
    public String record(ReleaseId version) {
        return file(version, ReleaseRecord.FILE_NAME);
    }

    /** A manifest that viewers ask for, of whichever version is shown. */
    public String entrance(Entrance entrance) {
        return all() + entrance.file();
    }

    /** What leads from there into a version. */
    public static String lead(ReleaseId version) {
        return "v/" + version + "/";
    }
}
