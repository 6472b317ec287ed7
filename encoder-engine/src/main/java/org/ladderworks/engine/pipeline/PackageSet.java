package org.ladderworks.engine.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.packaging.PackagedPresentation;
import org.ladderworks.engine.packaging.PackagingSettings;
import org.ladderworks.engine.packaging.Protection;
import org.ladderworks.engine.packaging.TransportSettings;
import org.ladderworks.engine.progress.Cancellation;

/**
 * The packages that a job makes of its renditions: one, or with both schemes of encryption two, side by side. They come
 * into their folders when all are whole. Not thread-safe.
 */
final class PackageSet implements AutoCloseable {
    /** Beside the folder of the first one. */
    private static final String SECOND = "-cenc";

    private record Member(
            OutputFolder folder, Optional<Protection> protection, Optional<TransportSettings> transport) {}

    private final PackageSpec packaging;
    private final List<Member> members = new ArrayList<>();

    private PackageSet(PackageSpec packaging) {
        this.packaging = packaging;
    }

    /**
     * Takes the folders.
     *
     * @param keys empty for a clear package
     */
    static PackageSet open(Path output, PackageSpec packaging, Optional<ProtectionKeys> keys) {
        Optional<ProtectionSpec> spec = packaging.protection();
        Optional<TransportSettings> streams = packaging.transport()
                ? Optional.of(new TransportSettings(keys.flatMap(ProtectionKeys::ofSegments)))
                : Optional.empty();
        PackageSet set = new PackageSet(packaging);
        try {
            if (keys.isEmpty() || spec.isEmpty()) {
                set.members.add(new Member(OutputFolder.open(output), Optional.empty(), streams));
                return set;
            }
            boolean both = spec.get().schemes().size() > 1;
            for (ProtectionScheme scheme :
                    spec.get().schemes().stream().sorted().toList()) {
                boolean second = both && scheme == ProtectionScheme.CENC;
                Path folder = second ? output.resolveSibling(output.getFileName() + SECOND) : output;
                set.members.add(new Member(
                        OutputFolder.open(folder),
                        Optional.of(keys.get().of(scheme)),
                        second ? Optional.empty() : streams));
            }
            return set;
        } catch (RuntimeException e) {
            set.close();
            throw e;
        }
    }

    /** True where every folder holds the whole package of that job. */
    boolean hold(String job) {
        return members.stream().allMatch(member -> member.folder().holds(job));
    }

    /** The folder that the job named. */
    Path folder() {
        return main().folder().folder();
    }

    /** A line for each package but the first. */
    List<String> notes() {
        return members.stream()
                .filter(member -> !member.equals(main()))
                .map(member -> "a second package, encrypted by cenc, for players of MPDs alone: "
                        + member.folder().folder())
                .toList();
    }

    /**
     * Builds all packages, when there is room for them.
     *
     * @param job its name for {@code package.json}
     * @return the one of the folder that the job named
     */
    PackagedPresentation build(
            Optional<String> job, PackageContent content, ProgressMeter meter, Cancellation cancellation) {
        boolean streams = members.stream().anyMatch(member -> member.transport().isPresent());
        int copies = members.size() + (streams ? 1 : 0);
        try (OutputRoom room = OutputRoom.await(folder(), content, copies, members.size(), meter, cancellation)) {
            return build(job, content, meter, room, cancellation);
        }
    }

    private PackagedPresentation build(
            Optional<String> job,
            PackageContent content,
            ProgressMeter meter,
            OutputRoom room,
            Cancellation cancellation) {
        Optional<PackagedPresentation> built = Optional.empty();
        int before = 0;
        for (Member member : members) {
            int ready = before++;
            PackagingSettings settings = new PackagingSettings(
                    member.folder().staging(),
                    packaging.segment(),
                    member.protection(),
                    member.transport(),
                    packaging.audioOnlyVariant());
            PackagedPresentation presentation = PackageStage.run(
                    job,
                    content,
                    settings,
                    (done, total) -> {
                        meter.packaged(done + ready * total, total * members.size());
                        room.written((ready + (double) done / Math.max(1, total)) / members.size());
                    },
                    cancellation);
            if (member.equals(main())) {
                built = Optional.of(presentation);
            }
        }
        return built.orElseThrow();
    }

    /** Brings the packages to the disk. */
    void sync() {
        members.forEach(member -> member.folder().sync());
    }

    /** Puts them into their places, the one that the job named last. */
    void commit() {
        members.stream()
                .filter(member -> !member.equals(main()))
                .forEach(member -> member.folder().commit());
        main().folder().commit();
    }

    /** Of two schemes the one in cbcs, which has HLS too. */
    private Member main() {
        return members.getLast();
    }

    @Override
    public void close() {
        members.forEach(member -> member.folder().close());
    }
}
