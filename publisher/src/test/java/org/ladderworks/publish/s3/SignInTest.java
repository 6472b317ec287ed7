package org.ladderworks.publish.s3;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.profiles.ProfileFile;

/** The modules that profiles need beside the client of S3 are here, and fit: they are found by name, at run time. */
class SignInTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sso_session = house",
                "sso_start_url = https://nowhere.invalid\nsso_region = eu-west-1",
                "role_arn = arn:aws:iam::123456789012:role/reader\nsource_profile = source\nregion = eu-west-1"
            })
    @DisplayName("who is not signed in is told so, and misses no class")
    void signIn(String way) {
        String config = "[profile studio]\nsso_account_id = 123456789012\nsso_role_name = reader\n" + way
                + "\n[profile source]\ncredential_process = /nowhere/vault\n"
                + "[sso-session house]\nsso_region = eu-west-1\nsso_start_url = https://nowhere.invalid\n";
        ProfileFile file = ProfileFile.builder()
                .content(new ByteArrayInputStream(config.getBytes(StandardCharsets.UTF_8)))
                .type(ProfileFile.Type.CONFIGURATION)
                .build();
        assertThatThrownBy(() -> {
                    try (ProfileCredentialsProvider provider = ProfileCredentialsProvider.builder()
                            .profileFile(file)
                            .profileName("studio")
                            .build()) {
                        var _ = provider.resolveCredentials();
                    }
                })
                .isInstanceOf(RuntimeException.class)
                .hasMessageNotContainingAny("class path", "classpath", "NoSuchMethod", "NoClassDef")
                .hasMessageFindingMatch("(?i)token|sso|process|vault");
    }
}
