package org.ladderworks.publish.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.saying.Saying;

class CredentialPlacesTest {
    @TempDir
    Path home;

    @Test
    @DisplayName("the first place that the SDK would take is named, without what it holds")
    void places() throws IOException {
        assertThat(CredentialPlaces.first(Map.of(), home)).isEmpty();
        Path aws = Files.createDirectories(home.resolve(".aws"));
        Files.writeString(aws.resolve("credentials"), """
                [default]
                aws_access_key_id = AKIDEXAMPLE
                aws_secret_access_key = DoNotTell
                """);
        Files.writeString(aws.resolve("config"), """
                [profile studio]
                sso_session = house
                sso_account_id = 1
                sso_role_name = reader
                [profile vault]
                credential_process = /usr/bin/vault DoNotTell
                [profile empty]
                region = eu-west-1
                """);
        assertThat(CredentialPlaces.first(Map.of(), home).map(Saying::english))
                .contains("profile default, which holds keys");
        assertThat(CredentialPlaces.first(Map.of("AWS_PROFILE", "studio"), home).map(Saying::english))
                .contains("profile studio, which signs in by SSO");
        assertThat(CredentialPlaces.first(Map.of("AWS_PROFILE", "vault"), home).map(Saying::english))
                .contains("profile vault, which asks a program");
        assertThat(CredentialPlaces.first(Map.of("AWS_PROFILE", "empty"), home)).isEmpty();
        assertThat(CredentialPlaces.first(Map.of("AWS_PROFILE", "unknown"), home))
                .isEmpty();
        assertThat(CredentialPlaces.first(
                                Map.of("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY", "DoNotTell"), home)
                        .map(Saying::english))
                .contains("keys in the environment");
    }
}
