package org.ladderworks.publish.s3;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ladderworks.publish.store.ConditionFailed;
import org.ladderworks.publish.store.ObjectHeaders;
import org.ladderworks.publish.store.PartStore;
import org.ladderworks.publish.store.StoredObject;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsRequest;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.ListPartsResponse;

/** Multipart uploads. Thread-safe. */
final class BucketParts implements PartStore {
    /** Each is in memory while it is sent. */
    static final int SIZE = 16 << 20;

    /** Of one object (S3 User Guide, "Amazon S3 multipart upload limits"). */
    static final int MOST = 10_000;

    private final BucketSettings settings;
    private final BucketAsking asking;
    private final ObjectAttributes attributes;
    private final BucketSending sending;
    private final boolean conditions;
    private final int size;

    /**
     * Parts of one store.
     *
     * @param conditions whether the store knows them
     * @param size of a part, at least 5 MiB (the least of S3)
     */
    BucketParts(
            BucketSettings settings,
            BucketAsking asking,
            ObjectAttributes attributes,
            BucketSending sending,
            boolean conditions,
            int size) {
        this.sending = sending;
        this.conditions = conditions;
        this.size = size;
        this.settings = settings;
        this.asking = asking;
        this.attributes = attributes;
    }

    int size() {
        return size;
    }

    @Override
    public String begin(String key, ObjectHeaders headers) throws IOException {
        CreateMultipartUploadRequest request = attributes
                .into(CreateMultipartUploadRequest.builder(), headers)
                .bucket(settings.bucket())
                .key(settings.key(key))
                .requestPayer(asking.payer())
                .build();
        return asking.ask(
                key,
                "s3:PutObject",
                client -> client.createMultipartUpload(request).uploadId());
    }

    @Override
    public Part send(String key, String upload, int number, ByteBuffer bytes) throws IOException {
        String tag = asking.ask(
                key, "s3:PutObject", client -> sending.part(client, settings.key(key), upload, number, bytes));
        return new Part(number, bytes.remaining(), tag);
    }

    @Override
    public Optional<List<Part>> arrived(String key, String upload) throws IOException {
        List<Part> parts = new ArrayList<>();
        @Nullable Integer marker = null;
        do {
            @Nullable Integer from = marker;
            Optional<ListPartsResponse> page = asking.find(
                    key,
                    client -> client.listParts(list -> list.bucket(settings.bucket())
                            .key(settings.key(key))
                            .uploadId(upload)
                            .partNumberMarker(from)
                            .requestPayer(asking.payer())));
            if (page.isEmpty()) {
                return Optional.empty();
            }
            page.get().parts().forEach(part -> parts.add(new Part(part.partNumber(), part.size(), part.eTag())));
            marker = Boolean.TRUE.equals(page.get().isTruncated()) ? page.get().nextPartNumberMarker() : null;
        } while (marker != null);
        return Optional.of(parts);
    }

    /** The ETag of a part is the MD5 of its bytes, but where the store encrypts with keys of its own, or has other tags. */
    @Override
    public boolean holds(Part part, ByteBuffer bytes) {
        String tag = part.tag().replace("\"", "");
        return part.size() == bytes.remaining()
                && tag.equalsIgnoreCase(HexFormat.of().formatHex(ObjectAttributes.md5Digest(bytes)));
    }

    @Override
    public StoredObject complete(String key, String upload, List<Part> parts) throws IOException, ConditionFailed {
        List<CompletedPart> completed = parts.stream()
                .map(part -> CompletedPart.builder()
                        .partNumber(part.number())
                        .eTag(part.tag())
                        .build())
                .toList();
        String tag = asking.put(
                key,
                "s3:PutObject",
                client -> client.completeMultipartUpload(complete -> complete.bucket(settings.bucket())
                                .key(settings.key(key))
                                .uploadId(upload)
                                .ifNoneMatch(conditions ? "*" : null)
                                .multipartUpload(list -> list.parts(completed))
                                .requestPayer(asking.payer()))
                        .eTag());
        return new StoredObject(key, parts.stream().mapToLong(Part::size).sum(), tag);
    }

    @Override
    public void giveUp(String key, String upload) throws IOException {
        var _ = asking.find(
                key,
                client -> client.abortMultipartUpload(abort -> abort.bucket(settings.bucket())
                        .key(settings.key(key))
                        .uploadId(upload)
                        .requestPayer(asking.payer())));
    }

    @Override
    public void begun(String prefix, Consumer<Begun> taker) throws IOException {
        String whole = settings.key(prefix);
        int before = whole.length() - prefix.length();
        @Nullable String key = null;
        @Nullable String upload = null;
        do {
            ListMultipartUploadsRequest request = ListMultipartUploadsRequest.builder()
                    .bucket(settings.bucket())
                    .prefix(whole)
                    .keyMarker(key)
                    .uploadIdMarker(upload)
                    .requestPayer(asking.payer())
                    .build();
            ListMultipartUploadsResponse page =
                    asking.ask(prefix, "s3:ListBucketMultipartUploads", client -> client.listMultipartUploads(request));
            page.uploads().stream()
                    // Some stores list all of a bucket, whatever they are asked for.
                    .filter(each -> each.key().startsWith(whole))
                    .forEach(each ->
                            taker.accept(new Begun(each.key().substring(before), each.uploadId(), each.initiated())));
            boolean more = Boolean.TRUE.equals(page.isTruncated());
            key = more ? page.nextKeyMarker() : null;
            upload = more ? page.nextUploadIdMarker() : null;
        } while (key != null);
    }
}
