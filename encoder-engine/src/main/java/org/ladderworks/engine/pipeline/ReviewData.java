package org.ladderworks.engine.pipeline;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ladderworks.engine.disk.Sha256;
import org.ladderworks.engine.encode.AudioProgramme;
import org.ladderworks.engine.encode.MeasuredSound;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PackagingException;
import org.ladderworks.engine.packaging.PackagedFile;
import org.ladderworks.engine.shots.ShotList;
import org.ladderworks.engine.waveform.SoundJson;
import org.ladderworks.engine.waveform.SoundMeasures;

/**
 * What a package holds for those who review it: one file for each sound, and one for the shots.
 *
 * @param shots empty where they are not wanted, or there are no pictures
 */
record ReviewData(List<MeasuredSound> sounds, Optional<ShotList> shots) {
    /** None. */
    static final ReviewData NONE = new ReviewData(List.of(), Optional.empty());

    /** So many times longer is a file of text than the measures it tells, at most. */
    static final int LONGER = 5;

    private static final String FOLDER = "review";

    ReviewData {
        sounds = List.copyOf(sounds);
    }

    /** Writes below a folder, which is to become a package. */
    List<PackagedFile> into(Path folder) throws IOException {
        List<PackagedFile> written = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (MeasuredSound sound : sounds) {
            String path = FOLDER + "/" + unique(name(sound.programme()), names) + ".json";
            written.add(write(measures(sound), folder, path));
        }
        if (shots.isPresent()) {
            written.add(write(shots.get(), folder, FOLDER + "/shots.json"));
        }
        return written;
    }

    private static SoundMeasures measures(MeasuredSound sound) {
        try {
            return SoundMeasures.read(sound.measures());
        } catch (IOException e) {
            throw new PackagingException(
                    ErrorCode.PACKAGING_FAILED,
                    "what was measured of a sound cannot be read (" + sound.measures() + "): " + e.getMessage(),
                    "Run the job again: what is damaged is measured anew.",
                    e);
        }
    }

    /** As the folders of its tracks begin: {@code audio-en-main}. */
    private static String name(AudioProgramme programme) {
        return "audio-" + programme.language() + "-" + programme.role().id();
    }

    private static String unique(String name, Set<String> names) {
        String candidate = name;
        for (int i = 2; !names.add(candidate); i++) {
            candidate = name + "-" + i;
        }
        return candidate;
    }

    private static PackagedFile write(ShotList shots, Path folder, String path) throws IOException {
        byte[] bytes = shots.toJson().getBytes(StandardCharsets.UTF_8);
        Files.createDirectories(folder.resolve(FOLDER));
        Files.write(folder.resolve(path), bytes);
        return new PackagedFile(path, PackagedFile.Role.DATA, bytes.length, Sha256.hex(bytes));
    }

    private static PackagedFile write(SoundMeasures measures, Path folder, String path) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(folder.resolve(FOLDER));
        MessageDigest digest = Sha256.digest();
        try (OutputStream out = Files.newOutputStream(file);
                OutputStream digesting = new DigestOutputStream(new BufferedOutputStream(out), digest)) {
            SoundJson.write(measures, digesting);
        }
        return new PackagedFile(
                path, PackagedFile.Role.DATA, Files.size(file), HexFormat.of().formatHex(digest.digest()));
    }
}
