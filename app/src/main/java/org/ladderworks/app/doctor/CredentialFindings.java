package org.ladderworks.app.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.ladderworks.app.doctor.Finding.State;
import org.ladderworks.app.jobfile.ProtectionShelf;
import org.ladderworks.app.secret.KeyOrigin;
import org.ladderworks.app.secret.Unlocking;
import org.ladderworks.app.secret.VaultTexts;
import org.ladderworks.engine.error.EngineException;
import org.ladderworks.publish.destination.SavedTarget;
import org.ladderworks.publish.destination.TargetShelf;
import org.ladderworks.publish.s3.CredentialPlaces;
import tools.jackson.databind.JsonNode;

/**
 * Whether the credentials are there that saved targets and protection profiles need, and where; never what they are. No server is
 * asked and no program started.
 *
 * @param environment variables of this process
 * @param user the folder of this user
 * @param vault folder of the vault
 * @param unlocked whether it is open at the moment
 */
public record CredentialFindings(
        Map<String, String> environment,
        Path user,
        Path vault,
        Unlocking unlocking,
        BooleanSupplier unlocked,
        TargetShelf targets,
        ProtectionShelf profiles) {
    private static final List<String> SERVERS = List.of("speke", "cpix", "widevine");

    public CredentialFindings {
        environment = Map.copyOf(environment);
    }

    /** The vault, then targets, then key servers. */
    public List<Finding> examine() {
        List<Finding> found = new ArrayList<>();
        Finding kept = VaultFinding.of(vault, unlocking);
        found.add(new Finding(
                kept.what(),
                kept.state(),
                kept.detail() + (unlocked.getAsBoolean() ? "; unlocked at the moment" : "; locked at the moment"),
                kept.neededFor(),
                kept.remedy()));
        for (SavedTarget target : targets.list()) {
            found.add(target(target));
        }
        for (String name : profiles.names()) {
            try {
                profiles.find(name)
                        .ifPresent(profile ->
                                found.addAll(servers(name, profile.tree().path("keys"))));
            } catch (EngineException e) {
                found.add(new Finding(
                        "profile " + name, State.WEAK, String.valueOf(e.getMessage()), "encoding with it", e.remedy()));
            }
        }
        return found;
    }

    private Finding target(SavedTarget target) {
        String what = "target " + target.name();
        if (!target.place().startsWith("s3://")) {
            return new Finding(what, State.PRESENT, "a folder; it needs no credentials", "", "");
        }
        String neededFor = "publishing to " + target.place();
        String remedy = "`aws configure` or `aws configure sso"
                + target.profile().map(name -> " --profile " + name).orElse("") + "`; docs/s3.md has all ways";
        try {
            Optional<String> place = target.profile()
                    .map(name -> CredentialPlaces.ofProfile(environment, user, name))
                    .orElseGet(() -> CredentialPlaces.first(environment, user));
            return place.map(where -> new Finding(what, State.PRESENT, where, neededFor, remedy))
                    .orElseGet(() -> new Finding(
                            what,
                            State.MISSING,
                            "none found, unless this machine has a role in AWS",
                            neededFor,
                            remedy));
        } catch (IllegalArgumentException e) {
            return new Finding(what, State.MISSING, "a file in ~/.aws is malformed", neededFor, remedy);
        }
    }

    private List<Finding> servers(String profile, JsonNode keys) {
        return SERVERS.stream()
                .filter(keys::has)
                .map(kind -> server(profile, kind, keys.path(kind)))
                .toList();
    }

    private Finding server(String profile, String kind, JsonNode server) {
        String what = "key server of " + profile;
        String neededFor = "encoding with that profile";
        List<String> there = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        String variable = server.path("credential").path("secretVariable").asString("");
        if (!variable.isEmpty()) {
            (environment.getOrDefault(variable, "").isEmpty() ? missing : there).add("the variable " + variable);
        }
        List.of(
                        server.path("credential").path("secretFile"),
                        server.path("identity").path("privateKey"),
                        server.path("keyFile"),
                        server.path("ivFile"))
                .forEach(file -> {
                    String name = file.asString("");
                    if (!name.isEmpty()) {
                        (isThere(name) ? there : missing).add("the file " + name);
                    }
                });
        Stream.of(server.path("credential").path("secretVault"), server.path("keyVault"), server.path("ivVault"))
                .map(name -> name.asString(""))
                .filter(name -> !name.isEmpty())
                .forEach(name -> (isInVault(name) ? there : missing).add("the vault under " + name));
        String title = kind.toUpperCase(java.util.Locale.ROOT);
        return missing.isEmpty()
                ? new Finding(
                        what,
                        State.PRESENT,
                        title
                                + (there.isEmpty()
                                        ? "; it names no secret"
                                        : "; its secret is in " + String.join(", ", there)),
                        neededFor,
                        "")
                : new Finding(
                        what,
                        State.MISSING,
                        title + "; " + String.join(", ", missing) + (missing.size() == 1 ? " is" : " are")
                                + " not there",
                        neededFor,
                        "write the secret where the profile says it is");
    }

    private boolean isInVault(String name) {
        return VaultTexts.names(vault).contains(new KeyOrigin.SecretPlace.InVault(name).text());
    }

    private static boolean isThere(String name) {
        try {
            return Files.isReadable(Path.of(name));
        } catch (java.nio.file.InvalidPathException e) {
            return false;
        }
    }
}
