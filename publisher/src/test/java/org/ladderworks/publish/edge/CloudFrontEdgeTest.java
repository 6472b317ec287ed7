package org.ladderworks.publish.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ladderworks.engine.testing.Golden;
import software.amazon.awssdk.services.cloudfront.model.CacheBehavior;
import software.amazon.awssdk.services.cloudfront.model.CachePolicyConfig;
import software.amazon.awssdk.services.cloudfront.model.DistributionConfig;
import software.amazon.awssdk.services.cloudfront.model.MinimumProtocolVersion;
import software.amazon.awssdk.services.cloudfront.model.OriginAccessControlConfig;
import software.amazon.awssdk.services.cloudfront.model.OriginRequestPolicyConfig;
import software.amazon.awssdk.services.cloudfront.model.ResponseHeadersPolicyConfig;
import software.amazon.awssdk.services.cloudfront.model.ViewerProtocolPolicy;

class CloudFrontEdgeTest {
    private static final CloudFrontIds IDS =
            new CloudFrontIds("p-manifests", "p-media", "p-origin", "p-headers", "OAC1", "KG1");

    private static final CloudFrontSettings GUARDED = new CloudFrontSettings(
            "vod",
            Optional.of("arn:aws:acm:us-east-1:111122223333:certificate/1a2b3c4d-0000-0000-0000-000000000000"),
            Optional.of("eu-central-1"),
            true);

    private static final CloudFrontSettings OPEN =
            new CloudFrontSettings("vod", Optional.empty(), Optional.empty(), false);

    private static Map<String, String> files(EdgeSettings settings, CloudFrontSettings cloudFront, CloudFrontIds ids) {
        return CloudFrontEdge.files(settings, cloudFront, CacheRules.standard(), ids).stream()
                .collect(Collectors.toMap(EdgeFile::name, EdgeFile::text));
    }

    private static String text(Map<String, String> files, String name) {
        return Optional.ofNullable(files.get(name)).orElseThrow();
    }

    @Test
    @DisplayName("the files of a guarded distribution, as they are")
    void golden() {
        Map<String, String> files = files(Edges.guarded(), GUARDED, IDS);
        assertThat(files).hasSize(6);
        files.forEach((name, text) -> Golden.check("edge/cloudfront/" + name, text));
        Golden.check(
                "edge/cloudfront/distribution-open-folder.json",
                text(files(folderServer(), OPEN, CloudFrontIds.toFillIn()), "distribution.json"));
    }

    private static EdgeSettings folderServer() {
        return EdgeSettings.open(
                "vod.example.com", new Origin(URI.create("https://files.example.com:8443"), "/vod", Optional.empty()));
    }

    @Test
    @DisplayName(
            "AWS's model takes the distribution, and every rule is a behaviour that neither redirects nor serves unsigned")
    void distribution() {
        DistributionConfig config = SdkShape.read(
                text(files(Edges.guarded(), GUARDED, IDS), "distribution.json"), DistributionConfig.builder());
        // CloudFront API Reference, DistributionConfig: required.
        assertThat(config.callerReference()).isEqualTo("ladderworks-vod");
        assertThat(config.comment()).isNotEmpty();
        assertThat(config.enabled()).isTrue();
        assertThat(config.defaultCacheBehavior().targetOriginId())
                .isEqualTo(config.origins().items().getFirst().id());
        assertThat(config.cacheBehaviors().items())
                .extracting(CacheBehavior::pathPattern, CacheBehavior::cachePolicyId)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("*.m3u8", "p-manifests"),
                        org.assertj.core.groups.Tuple.tuple("*.mpd", "p-manifests"),
                        org.assertj.core.groups.Tuple.tuple("*/v/*", "p-media"));
        assertThat(config.cacheBehaviors().quantity()).isEqualTo(3);
        assertThat(config.cacheBehaviors().items())
                .allMatch(behaviour -> behaviour.viewerProtocolPolicy() == ViewerProtocolPolicy.HTTPS_ONLY)
                .allMatch(behaviour -> behaviour.trustedKeyGroups().enabled()
                        && behaviour.trustedKeyGroups().items().equals(List.of("KG1")));
        assertThat(config.defaultCacheBehavior().trustedKeyGroups().enabled()).isTrue();
        assertThat(config.defaultCacheBehavior().cachePolicyId()).isEqualTo("4135ea2d-6df8-44a3-9df3-4b5a84be39ad");
        assertThat(config.viewerCertificate().minimumProtocolVersion()).isEqualTo(MinimumProtocolVersion.TLS_V1_2_2021);
        assertThat(config.origins().items()).singleElement().satisfies(origin -> {
            assertThat(origin.originAccessControlId()).isEqualTo("OAC1");
            assertThat(origin.originShield().originShieldRegion()).isEqualTo("eu-central-1");
            assertThat(origin.originPath()).isEqualTo("/vod");
        });
    }

    @Test
    @DisplayName("a distribution before a folder's server has no access control, and speaks to it by TLS 1.2")
    void customOrigin() {
        Map<String, String> files = files(folderServer(), OPEN, CloudFrontIds.toFillIn());
        assertThat(files).doesNotContainKey("origin-access-control.json");
        DistributionConfig config = SdkShape.read(text(files, "distribution.json"), DistributionConfig.builder());
        assertThat(config.aliases().quantity()).isZero();
        assertThat(config.viewerCertificate().cloudFrontDefaultCertificate()).isTrue();
        assertThat(config.origins().items()).singleElement().satisfies(origin -> {
            assertThat(origin.originAccessControlId()).isNull();
            assertThat(origin.customOriginConfig().httpsPort()).isEqualTo(8443);
            assertThat(origin.customOriginConfig().originProtocolPolicyAsString())
                    .isEqualTo("https-only");
        });
        assertThat(config.defaultCacheBehavior().trustedKeyGroups().enabled()).isFalse();
    }

    @Test
    @DisplayName(
            "PR-68, PR-71 the policies have the times of the rules, compress manifests, and let pages ask with ranges")
    void pr68pr71Policies() {
        Map<String, String> files = files(Edges.guarded(), GUARDED, IDS);
        CachePolicyConfig manifests =
                SdkShape.read(text(files, "cache-policy-manifests.json"), CachePolicyConfig.builder());
        assertThat(manifests.maxTTL()).isEqualTo(60);
        assertThat(manifests.parametersInCacheKeyAndForwardedToOrigin().enableAcceptEncodingGzip())
                .isTrue();
        CachePolicyConfig media = SdkShape.read(text(files, "cache-policy-media.json"), CachePolicyConfig.builder());
        assertThat(media.defaultTTL()).isEqualTo(31_536_000);
        OriginRequestPolicyConfig asked =
                SdkShape.read(text(files, "origin-request-policy.json"), OriginRequestPolicyConfig.builder());
        assertThat(asked.headersConfig().headers().items()).contains("Origin");
        ResponseHeadersPolicyConfig told =
                SdkShape.read(text(files, "response-headers-policy.json"), ResponseHeadersPolicyConfig.builder());
        assertThat(told.corsConfig().accessControlAllowHeaders().items()).contains("Range");
        assertThat(told.corsConfig().accessControlExposeHeaders().items())
                .contains("ETag", "Content-Length", "Content-Range");
        assertThat(told.corsConfig().accessControlAllowOrigins().quantity()).isEqualTo(2);
        OriginAccessControlConfig control =
                SdkShape.read(text(files, "origin-access-control.json"), OriginAccessControlConfig.builder());
        assertThat(control.signingBehaviorAsString()).isEqualTo("always");
    }

    @Test
    @DisplayName(
            "the model finds a field that there is not, a wrong length or type, and a word that is not in its list")
    void modelFindsMistakes() {
        String text = text(files(Edges.guarded(), GUARDED, IDS), "distribution.json");
        for (String wrong : List.of(
                text.replace("\"Compress\"", "\"Compressed\""),
                text.replace("\"TargetOriginId\"", "\"TargetOrigin\""),
                text.replace("\"Quantity\" : 3", "\"Quantity\" : 2"),
                text.replace("https-only", "https-please"),
                text.replace("\"Enabled\" : true", "\"Enabled\" : \"true\""))) {
            assertThat(wrong).isNotEqualTo(text);
            assertThatThrownBy(() -> SdkShape.read(wrong, DistributionConfig.builder()))
                    .as(wrong)
                    .isInstanceOf(AssertionError.class);
        }
    }
}
