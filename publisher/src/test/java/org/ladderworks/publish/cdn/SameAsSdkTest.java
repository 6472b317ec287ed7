package org.ladderworks.publish.cdn;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.publish.cdn.KeyFiles.Form;
import software.amazon.awssdk.services.cloudfront.CloudFrontUtilities;
import software.amazon.awssdk.services.cloudfront.cookie.CookiesForCustomPolicy;
import software.amazon.awssdk.services.cloudfront.url.SignedUrl;

/** Where the SDK of AWS can do the same, RSA with SHA-1, it makes the same to the letter. */
class SameAsSdkTest {
    private static final String ID = "K2JCJMDEHXQW5F";

    @TempDir
    Path folder;

    @Test
    @DisplayName("addresses and cookies are those of the SDK, for random ends, begins and viewers")
    void same() throws Exception {
        Path file = new KeyFiles(folder).make(Form.RSA_PKCS8);
        CloudFrontUtilities sdk = CloudFrontUtilities.create();
        CloudFrontSigner ours =
                new CloudFrontSigner(SigningKey.read(file, ID), SigningHash.SHA1, InstantSource.fixed(Instant.EPOCH));
        Random random = new Random(20_261_123);
        for (int i = 0; i < 200; i++) {
            String address = "https://cdn.example.com/t" + random.nextInt(1000) + "/m.m3u8"
                    + (random.nextBoolean() ? "?a=b" : "");
            String pattern = address.substring(0, address.lastIndexOf('/')) + "/*";
            Instant end = Instant.ofEpochSecond(2_000_000_000L + random.nextInt(1_000_000_000));
            Instant begin = Instant.ofEpochSecond(random.nextInt(1_900_000_000));
            Ipv4Range viewers = new Ipv4Range(random.nextInt() & (-1 << 12), 20);

            SignedUrl canned = sdk.getSignedUrlWithCannedPolicy(request -> request.resourceUrl(address)
                    .privateKey(key(file))
                    .keyPairId(ID)
                    .expirationDate(end));
            WebAddress at = new WebAddress(address);
            assertThat(ours.url(at, Grant.of(ResourcePattern.of(at), end)).text())
                    .isEqualTo(canned.url());

            Grant grant =
                    Grant.of(new ResourcePattern(pattern), end).notBefore(begin).onlyFrom(viewers);
            SignedUrl custom = sdk.getSignedUrlWithCustomPolicy(request -> request.resourceUrl(address)
                    .resourceUrlPattern(pattern)
                    .privateKey(key(file))
                    .keyPairId(ID)
                    .expirationDate(end)
                    .activeDate(begin)
                    .ipRange(viewers.toString()));
            assertThat(ours.url(at, grant).text()).isEqualTo(custom.url());

            CookiesForCustomPolicy cookies = sdk.getCookiesForCustomPolicy(request -> request.resourceUrl(pattern)
                    .privateKey(key(file))
                    .keyPairId(ID)
                    .expirationDate(end)
                    .activeDate(begin)
                    .ipRange(viewers.toString()));
            assertThat(ours.cookies(grant).values().entrySet().stream()
                            .map(each -> each.getKey() + "=" + each.getValue())
                            .toList())
                    .containsExactlyInAnyOrderElementsOf(List.of(
                            cookies.policyHeaderValue(),
                            cookies.signatureHeaderValue(),
                            cookies.keyPairIdHeaderValue()));
        }
    }

    private static java.security.PrivateKey key(Path file) {
        return PemKey.read(file);
    }
}
