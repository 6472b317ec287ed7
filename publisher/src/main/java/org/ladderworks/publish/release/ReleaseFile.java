package org.ladderworks.publish.release;

import org.ladderworks.engine.packaging.PackagedFile;

/**
 * One file of a release.
 *
 * @param path in the release, with forward slashes
 * @param size in bytes
 * @param sha256 of its bytes, in lower-case hex
 */
public record ReleaseFile(String path, UploadStep step, long size, String sha256) {
    /** @param below what its path in the release begins with */
    static ReleaseFile of(String below, PackagedFile file) {
        return new ReleaseFile(below + file.path(), UploadStep.of(file.role()), file.size(), file.sha256());
    }

    public String contentType() {
        return ContentTypes.of(path);
    }

    public CacheTime cacheTime() {
        return CacheTime.of(path);
    }

    /**
     * True for a manifest, which is stored in gzip form: HLS asks for it (rule 68; HLS Authoring Specification, 10.1), and
     * CloudFront compresses none under 1,000 bytes.
     */
    public boolean isManifest() {
        return cacheTime() == CacheTime.MANIFEST;
    }
}
