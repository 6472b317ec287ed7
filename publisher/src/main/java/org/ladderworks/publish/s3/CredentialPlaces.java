package org.ladderworks.publish.s3;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ladderworks.engine.saying.Saying;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;

/**
 * Where credentials for S3 would come from, as far as files and variables tell it: no network is asked, and no program started.
 * The role of a machine in AWS is not seen, and whether a sign-in is still good neither.
 */
public final class CredentialPlaces {
    /** What a profile may hold that leads to credentials, in the SDK's order. */
    private static final List<Way> WAYS = List.of(
            new Way("role_arn", CredentialPlace.PROFILE_ROLE),
            new Way("sso_session", CredentialPlace.PROFILE_SSO),
            new Way("sso_start_url", CredentialPlace.PROFILE_SSO),
            new Way("credential_process", CredentialPlace.PROFILE_PROGRAM),
            new Way("aws_access_key_id", CredentialPlace.PROFILE_KEYS));

    private record Way(String property, CredentialPlace place) {}

    private CredentialPlaces() {}

    /**
     * The first place; empty where there is none.
     *
     * @param environment the variables of this process
     * @param home of the user, where {@code .aws} lies
     */
    public static Optional<Saying> first(Map<String, String> environment, Path home) {
        if (has(environment, "AWS_ACCESS_KEY_ID") && has(environment, "AWS_SECRET_ACCESS_KEY")) {
            return Optional.of(CredentialPlace.KEYS_IN_ENVIRONMENT.with());
        }
        if (has(environment, "AWS_WEB_IDENTITY_TOKEN_FILE") && has(environment, "AWS_ROLE_ARN")) {
            return Optional.of(CredentialPlace.ROLE_IN_ENVIRONMENT.with());
        }
        String name = Optional.of(environment.getOrDefault("AWS_PROFILE", ""))
                .filter(named -> !named.isEmpty())
                .orElse("default");
        return profile(environment, home, name)
                .or(() -> has(environment, "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI")
                                || has(environment, "AWS_CONTAINER_CREDENTIALS_FULL_URI")
                        ? Optional.of(CredentialPlace.CONTAINER.with())
                        : Optional.empty());
    }

    /** The same for settings that name a profile: then there is no other place. */
    public static Optional<Saying> ofProfile(Map<String, String> environment, Path home, String name) {
        return profile(environment, home, name);
    }

    private static Optional<Saying> profile(Map<String, String> environment, Path home, String name) {
        ProfileFile.Aggregator files = ProfileFile.aggregator();
        add(
                files,
                environment,
                "AWS_CONFIG_FILE",
                home.resolve(".aws").resolve("config"),
                ProfileFile.Type.CONFIGURATION);
        add(
                files,
                environment,
                "AWS_SHARED_CREDENTIALS_FILE",
                home.resolve(".aws").resolve("credentials"),
                ProfileFile.Type.CREDENTIALS);
        Optional<Profile> profile = files.build().profile(name);
        return WAYS.stream()
                .filter(way ->
                        profile.flatMap(found -> found.property(way.property())).isPresent())
                .findFirst()
                .map(way -> way.place().with(name));
    }

    private static void add(
            ProfileFile.Aggregator files,
            Map<String, String> environment,
            String variable,
            Path standard,
            ProfileFile.Type type) {
        String named = environment.getOrDefault(variable, "");
        Path file = named.isEmpty() ? standard : Path.of(named);
        if (Files.isReadable(file)) {
            files.addFile(ProfileFile.builder().content(file).type(type).build());
        }
    }

    private static boolean has(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isEmpty();
    }
}
