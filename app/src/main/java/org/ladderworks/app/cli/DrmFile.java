package org.ladderworks.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.app.jobfile.JobDraft;
import org.ladderworks.app.origin.PreviewKeys;
import org.ladderworks.app.secret.KeyChain;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.drm.ContentKey;
import org.ladderworks.engine.drm.KeyRequest;
import org.ladderworks.engine.drm.KeyRole;
import org.ladderworks.engine.drm.KeySet;
import org.ladderworks.engine.manifest.index.PackageIndex;
import org.ladderworks.engine.packaging.TransportSet;
import org.ladderworks.engine.pipeline.ProtectionSpec;
import org.ladderworks.engine.progress.Cancellation;

/** The {@code drm} of a job file, in a file of its own. */
final class DrmFile {
    private DrmFile() {}

    /** What it says; where it is wrong, all its problems are reported and a UsageException (JOB_INVALID) thrown. */
    static ProtectionSpec read(Report report, Path file, DataHome home, KeyChain secrets) {
        // Checked as a job that says nothing else.
        JobDraft job = JobDraft.empty()
                .sources(List.of("source"))
                .put("output", "folder", Path.of("package"))
                .drm(file);
        return JobChecks.orRefused(report, file, JobChecks.of(home, secrets).check(job))
                .packaging()
                .protection()
                .orElseThrow();
    }

    /** The keys of a package that was encrypted as it says. */
    static PreviewKeys keys(Report report, Path file, DataHome home, KeyChain secrets, Path folder) {
        ProtectionSpec spec = read(report, file, home, secrets);
        KeySet keys = spec.keys().keys(request(spec, scheme(spec, folder)), new Cancellation());
        if (spec.segments().isEmpty() || !Files.exists(folder.resolve(TransportSet.MASTER))) {
            return new PreviewKeys(keys);
        }
        KeySet segments = spec.segments().get().keys().keys(spec.segmentRequest(), new Cancellation());
        Map<KeyRole, ContentKey> all = new EnumMap<>(keys.keys());
        all.putAll(segments.keys());
        return new PreviewKeys(new KeySet(all, keys.signals()));
    }

    /** Of two packages side by side, the one that this is; playlists do not tell, as neither need have any. */
    private static ProtectionScheme scheme(ProtectionSpec spec, Path folder) {
        if (spec.schemes().size() == 1) {
            return spec.schemes().iterator().next();
        }
        boolean cenc = PackageIndex.read(folder.resolve(PackageIndex.FILE_NAME)).renditions().stream()
                .anyMatch(track -> track.encryption().equals(Optional.of(ProtectionScheme.CENC.fourCc())));
        return cenc ? ProtectionScheme.CENC : ProtectionScheme.CBCS;
    }

    /** Asks the operator for all that is needed of them, while nothing runs that Ctrl-C would have to wait for. */
    static void ask(ProtectionSpec spec, KeyChain secrets) {
        secrets.unlock();
        askForKeys(spec);
    }

    /** Asks for keys alone. */
    static void askForKeys(ProtectionSpec spec) {
        spec.schemes().stream().sorted().forEach(scheme -> spec.keys().ask(request(spec, scheme), new Cancellation()));
    }

    /** For all keys of a title in one scheme. */
    static KeyRequest request(ProtectionSpec spec, ProtectionScheme scheme) {
        return new KeyRequest(spec.content(), scheme, spec.layout().roles(), spec.systems());
    }
}
