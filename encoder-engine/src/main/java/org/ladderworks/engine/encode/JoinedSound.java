package org.ladderworks.engine.encode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ladderworks.engine.time.MediaTime;

/**
 * Which sound of each source goes on with which sound of the title. The title's sounds are those of the first source that
 * has any. Pure.
 *
 * @param inputs for each source, for each of the title's sounds: empty for silence
 */
record JoinedSound(List<List<Optional<AudioInput>>> inputs, List<String> notes) {
    static JoinedSound of(
            List<Material> materials, Material leading, List<AudioProgramme> programmes, AudioSettings settings) {
        List<List<Optional<AudioInput>>> inputs = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (Material material : materials) {
            List<Optional<AudioInput>> own = material.equals(leading)
                    ? programmes.stream()
                            .map(programme -> Optional.of(programme.input()))
                            .toList()
                    : settings.mappings().isEmpty()
                            ? alike(programmes, AudioPlanner.programmes(material.soundProbe(), settings))
                            : mapped(material, settings);
            inputs.add(own);
            note(material, programmes, own).ifPresent(notes::add);
        }
        return new JoinedSound(inputs, notes);
    }

    /** A sound of each source, or silence, for as long as the source's part lasts. */
    List<SoundPart> parts(int sound, List<Material> materials, List<MediaTime> ends) {
        List<SoundPart> parts = new ArrayList<>();
        long before = 0;
        int besides = materials.size();
        for (int i = 0; i < materials.size(); i++) {
            long end = AudioPlan.samples(ends.get(i));
            Material material = materials.get(i);
            int source = material.beside().isPresent() ? besides++ : i;
            parts.add(new SoundPart(source, inputs.get(i).get(sound), material.soundStart(), end - before));
            before = end;
        }
        return parts;
    }

    /** By language and role; where both sides have one sound alone, or a language is not known, by place. */
    private static List<Optional<AudioInput>> alike(List<AudioProgramme> wanted, List<AudioProgramme> there) {
        List<Optional<AudioInput>> found = new ArrayList<>();
        Set<AudioProgramme> taken = new HashSet<>();
        for (int i = 0; i < wanted.size(); i++) {
            AudioProgramme sound = wanted.get(i);
            Optional<AudioProgramme> same = there.stream()
                    .filter(each -> each.language().equals(sound.language())
                            && each.role() == sound.role()
                            && !taken.contains(each))
                    .findFirst();
            if (same.isEmpty() && i < there.size() && !taken.contains(there.get(i))) {
                AudioProgramme placed = there.get(i);
                boolean unknown =
                        placed.language().equals("und") || sound.language().equals("und");
                boolean alone = wanted.size() == 1 && there.size() == 1;
                same = unknown || alone ? Optional.of(placed) : Optional.empty();
            }
            same.ifPresent(taken::add);
            found.add(same.map(AudioProgramme::input));
        }
        return found;
    }

    /** The same stream numbers in every source. */
    private static List<Optional<AudioInput>> mapped(Material material, AudioSettings settings) {
        return settings.mappings().stream()
                .map(mapping -> {
                    List<org.ladderworks.engine.probe.ProbeResult.AudioStream> streams = mapping.streams().stream()
                            .flatMap(number ->
                                    material.soundProbe().audio().stream().filter(stream -> stream.index() == number))
                            .toList();
                    return Optional.of(streams)
                            .filter(all -> all.size() == mapping.streams().size())
                            .map(AudioInput::new)
                            .filter(input -> input.streams().size() == 1
                                    || input.layout().isPresent());
                })
                .toList();
    }

    private static Optional<String> note(
            Material material, List<AudioProgramme> programmes, List<Optional<AudioInput>> own) {
        List<String> silent = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            if (own.get(i).isEmpty()) {
                silent.add(programmes.get(i).language());
            }
        }
        return silent.isEmpty()
                ? Optional.empty()
                : Optional.of("%s has no sound for %s: silence there"
                        .formatted(material.source().source().file().getFileName(), String.join(", ", silent)));
    }
}
